// misconception: source-not-told
// Its author believed that a look at the context after each value is soon enough.
async GoTask Feed(IAsyncEnumerable<int> source, Chan<int> to, IContext ctx)
{
    using var closed = Defer(to.Close);
    await foreach (int value in source)
        if (await Select(Send(to, value), Receive(ctx.Done)) == 1)
            return;
}
