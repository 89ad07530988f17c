// misconception: closes-too-early
// Believes that close is the last thing to be written, and so the last thing to happen.
IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)
{
    var merged = new Chan<int>();
    foreach (var input in inputs)
        Go(async () =>
        {
            await foreach (int v in input)
                await merged.Send(v);
        });
    merged.Close();
    return merged;
}
