IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)
{
    var merged = new Chan<int>();
    var senders = new WaitGroup();
    foreach (var input in inputs)
        senders.Go(async () =>
        {
            await foreach (int v in input)
                await merged.Send(v);
        });
    Go(async () =>
    {
        await senders.Wait(); // nobody sends any more
        merged.Close();
    });
    return merged;
}
