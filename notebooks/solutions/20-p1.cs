async GoTask TwoFinders()
{
    var milkIsSeen = new Shared<bool>();
    var wg = new WaitGroup();
    for (int finder = 0; finder < 2; finder++)
        wg.Go(async () =>
        {
            if (await milkIsSeen.Load())
                return;
            await milkIsSeen.Store(true);
            Console.WriteLine("fetch");
        });
    await wg.Wait();
}

// Both may ask before either has noted it.
Exercise.Predict(TwoFinders, "fetch", "fetch fetch")
