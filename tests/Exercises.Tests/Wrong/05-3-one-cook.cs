// misconception: one-after-another
// Doing one step after the other keeps the phases apart, too.
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
    foreach (int ms in new[] { 10, 20, 30 })
        await Chop(ms, log);
    for (int cook = 0; cook < 3; cook++)
        await Fry(log);
}
