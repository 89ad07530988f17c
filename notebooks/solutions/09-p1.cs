async GoTask<int> ThreeTimesEach()
{
    var x = new Shared<int>();
    var wg = new WaitGroup();
    for (int i = 0; i < 2; i++)
        wg.Go(async () =>
        {
            for (int k = 0; k < 3; k++)
                await x.Store(await x.Load() + 1);
        });
    await wg.Wait();
    return await x.Load();
}

// Whoever is held up throws away what the other has added meanwhile.
Exercise.Predict(ThreeTimesEach, "2", "3", "4", "5", "6")
