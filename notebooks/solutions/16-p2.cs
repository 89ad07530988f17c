async GoTask CommonTotal()
{
    var total = new Shared<int>(0, "total");
    var wg = new WaitGroup();
    foreach (int part in new[] { 3, 4 })
        wg.Go(async () => await total.Store(await total.Load() + part));
    await wg.Wait();
    Console.WriteLine(total.Value);
}

Exercise.Predict(CommonTotal, "3", "4", "7")
