// misconception: closed-is-a-value
// Believed that the case of a receive is chosen only when somebody has sent.
async GoTask Polish(IContext ctx, IReceiveChan<int> glasses, Action<int> polish)
{
    while (ctx.Err is null)
    {
        switch (await Select(Receive(glasses, out var glass), Receive(ctx.Done)))
        {
            case 0:
                polish(glass.Value);
                break;
            case 1:
                return;
        }
    }
}
