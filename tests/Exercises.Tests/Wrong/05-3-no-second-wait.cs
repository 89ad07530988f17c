// misconception: returns-before-done
// One Wait is enough: the group is empty then.
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
    var wg = new WaitGroup();
    foreach (int ms in new[] { 10, 20, 30 })
        wg.Go(async () => await Chop(ms, log));
    await wg.Wait();
    for (int cook = 0; cook < 3; cook++)
        wg.Go(async () => await Fry(log));
}
