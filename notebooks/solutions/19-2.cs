async GoTask Feed(IAsyncEnumerable<int> source, Chan<int> to, IContext ctx)
{
    using var closed = Defer(to.Close);
    try
    {
        await foreach (int value in source.WithCancellation(ctx.Token))
            if (await Select(Send(to, value), Receive(ctx.Done)) == 1)
                return;
    }
    catch (OperationCanceledException) when (ctx.Err is not null)
    {
        // The source was told, and has ended as it should.
    }
}
