// misconception: feeder-left-behind
// Its author believed that telling the source is enough: the loop would end by itself.
async GoTask Feed(IAsyncEnumerable<int> source, Chan<int> to, IContext ctx)
{
    using var closed = Defer(to.Close);
    try
    {
        await foreach (int value in source.WithCancellation(ctx.Token))
            await to.Send(value);
    }
    catch (OperationCanceledException) when (ctx.Err is not null) { }
}
