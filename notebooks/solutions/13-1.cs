async GoTask Polish(IContext ctx, IReceiveChan<int> glasses, Action<int> polish)
{
    while (ctx.Err is null)
    {
        int first = await Select(Receive(glasses, out var glass), Receive(ctx.Done));
        if (first == 1 || !glass.Ok)
            return;
        polish(glass.Value);
    }
}
