async GoTask NewsIsDropped()
{
    var paper = new Chan<string>(1);
    var wg = new WaitGroup();
    wg.Go(async () =>
    {
        await foreach (string news in paper)
            Console.WriteLine(news);
    });
    paper.TrySend("storm");
    paper.TrySend("sunshine");
    paper.Close();
    await wg.Wait();
}

// There is room for the storm in any case; for the sunshine only if the storm has been read by then.
Exercise.Predict(NewsIsDropped, "storm", "storm sunshine")
