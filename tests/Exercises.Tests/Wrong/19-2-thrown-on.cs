// misconception: cancellation-thrown-on
// Its author believed that a source which is told just stops, without an exception.
async GoTask Feed(IAsyncEnumerable<int> source, Chan<int> to, IContext ctx)
{
    using var closed = Defer(to.Close);
    await foreach (int value in source.WithCancellation(ctx.Token))
        if (await Select(Send(to, value), Receive(ctx.Done)) == 1)
            return;
}
