// misconception: not-closed
// Its author believed that the last line of a function is always reached.
async GoTask Feed(IAsyncEnumerable<int> source, Chan<int> to, IContext ctx)
{
    await foreach (int value in source.WithCancellation(ctx.Token))
        if (await Select(Send(to, value), Receive(ctx.Done)) == 1)
            break;
    to.Close();
}
