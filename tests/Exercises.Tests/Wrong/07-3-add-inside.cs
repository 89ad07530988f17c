// misconception: add-in-the-goroutine
// Believes that a goroutine may count itself.
IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)
{
    var merged = new Chan<int>();
    var senders = new WaitGroup();
    foreach (var input in inputs)
        Go(async () =>
        {
            senders.Add(1);
            await foreach (int v in input)
                await merged.Send(v);
            senders.Done();
        });
    Go(async () =>
    {
        await senders.Wait();
        merged.Close();
    });
    return merged;
}
