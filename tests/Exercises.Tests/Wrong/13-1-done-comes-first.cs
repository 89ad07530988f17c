// misconception: select-has-an-order
// Believed that a select looks at its cases from top to bottom, so that Done wins.
async GoTask Polish(IContext ctx, IReceiveChan<int> glasses, Action<int> polish)
{
    while (true)
    {
        int first = await Select(Receive(ctx.Done), Receive(glasses, out var glass));
        if (first == 0 || !glass.Ok)
            return;
        polish(glass.Value);
    }
}
