// misconception: looks-only-at-the-send
// Believed that whoever cancels the context also closes the source.
IReceiveChan<int> Doubled(IContext ctx, IReceiveChan<int> numbers)
{
    var result = new Chan<int>();
    Go(async () =>
    {
        using var deferred = Defer(result.Close);
        await foreach (int number in numbers)
            if (await Select(Send(result, 2 * number), Receive(ctx.Done)) == 1)
                return;
    });
    return result;
}
