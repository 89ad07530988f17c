// misconception: looks-only-between
// Believed that asking the context once a round is enough, though a round may wait for ever.
async GoTask Polish(IContext ctx, IReceiveChan<int> glasses, Action<int> polish)
{
    while (ctx.Err is null)
    {
        var (glass, ok) = await glasses.ReceiveOk();
        if (!ok)
            return;
        polish(glass);
    }
}
