// misconception: starts-goroutines
// Believes that two inputs always need two goroutines.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    var wg = new WaitGroup();
    foreach (var input in new[] { left, right })
        if (input is not null)
            wg.Go(async () =>
            {
                await foreach (int v in input)
                    await output.Send(v);
            });
    await wg.Wait();
    output.Close();
}
