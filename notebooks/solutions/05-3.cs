async GoTask Chop(int ms, Action<string> log)
{
    await Work(TimeSpan.FromMilliseconds(ms));
    log("chop");
}

async GoTask Fry(Action<string> log)
{
    await Work(TimeSpan.FromMilliseconds(20));
    log("fry");
}

async GoTask Dinner(Action<string> log)
{
    var chopping = new WaitGroup();
    foreach (int ms in new[] { 10, 20, 30 })
        chopping.Go(async () => await Chop(ms, log));
    await chopping.Wait();

    var frying = new WaitGroup();
    for (int cook = 0; cook < 3; cook++)
        frying.Go(async () => await Fry(log));
    await frying.Wait();
}
