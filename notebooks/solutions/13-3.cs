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
            if (await Select(Send(result, 2 * number.Value), Receive(ctx.Done)) == 1)
                return;
        }
    });
    return result;
}
