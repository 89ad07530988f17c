// misconception: takes-both
// Believes that the goroutine that comes second does no harm.
async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right)
{
    var first = new Chan<string>(2);
    Go(async () => await first.Send(await left.Receive()));
    Go(async () => await first.Send(await right.Receive()));
    return await first.Receive();
}
