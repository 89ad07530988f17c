// misconception: never-closes
// Believes that a channel is over when its senders are.
IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)
{
    var merged = new Chan<int>();
    foreach (var input in inputs)
        Go(async () =>
        {
            await foreach (int v in input)
                await merged.Send(v);
        });
    return merged;
}
