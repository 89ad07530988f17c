// misconception: one-after-another
// Believes that one goroutine is enough, since everything comes in the end.
IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)
{
    var merged = new Chan<int>();
    Go(async () =>
    {
        foreach (var input in inputs)
        await foreach (int v in input)
            await merged.Send(v);
        merged.Close();
    });
    return merged;
}
