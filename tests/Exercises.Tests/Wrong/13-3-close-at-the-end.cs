// misconception: not-closed-when-called-off
// Believed that a channel needs closing only where the work is complete.
IReceiveChan<int> Doubled(IContext ctx, IReceiveChan<int> numbers)
{
    var result = new Chan<int>();
    Go(async () =>
    {
        while (true)
        {
            int first = await Select(Receive(numbers, out var number), Receive(ctx.Done));
            if (first == 1)
                return;
            if (!number.Ok)
                break;
            if (await Select(Send(result, 2 * number.Value), Receive(ctx.Done)) == 1)
                return;
        }
        result.Close();
    });
    return result;
}
