// misconception: everyone-closes
// Believes that every sender closes when it is done: "only the sender closes".
IReceiveChan<int> Merge(IReceiveChan<int>[] inputs)
{
    var merged = new Chan<int>();
    foreach (var input in inputs)
        Go(async () =>
        {
            await foreach (int v in input)
                await merged.Send(v);
            merged.Close();
        });
    return merged;
}
