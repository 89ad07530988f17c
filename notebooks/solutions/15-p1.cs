async GoTask ThreeRequests()
{
    var queue = new Chan<int>(3);
    foreach (int ms in new[] { 30, 20, 10 })
        await queue.Send(ms);
    queue.Close();

    var wg = new WaitGroup();
    for (int worker = 0; worker < 2; worker++)
        wg.Go(async () =>
        {
            await foreach (int ms in queue)
            {
                await Sleep(TimeSpan.FromMilliseconds(ms));
                Console.WriteLine(ms);
            }
        });
    await wg.Wait();
}

Exercise.Predict(ThreeRequests, "20 30 10", "20 10 30")
