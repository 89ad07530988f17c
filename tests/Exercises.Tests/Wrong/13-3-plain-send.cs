// misconception: looks-only-at-the-receive
// Believed that one select in a loop is enough.
IReceiveChan<int> Doubled(IContext ctx, IReceiveChan<int> numbers)
{
    var result = new Chan<int>();
    Go(async () =>
    {
        using var deferred = Defer(result.Close);
        while (true)
        {
            int first = await Select(Receive(numbers, out var number), Receive(ctx.Done));
            if (first == 1 || !number.Ok)
                return;
            await result.Send(2 * number.Value);
        }
    });
    return result;
}
