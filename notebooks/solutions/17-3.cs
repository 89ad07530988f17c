async GoTask TestSession(Func<ISession> start) => await Bubble.Run(async () =>
{
    var aLittle = TimeSpan.FromSeconds(5);

    ISession silent = start();
    await Sleep(TimeSpan.FromMinutes(30) - aLittle);
    if (!silent.IsAlive)
        Panic("it ended too early");
    await Sleep(aLittle + aLittle);
    if (silent.IsAlive)
        Panic("it did not end");

    ISession touched = start();
    await Sleep(TimeSpan.FromMinutes(20));
    touched.Touch();
    await Sleep(TimeSpan.FromMinutes(20));
    if (!touched.IsAlive)
        Panic("it ended though it was touched");
    await Sleep(TimeSpan.FromMinutes(10) + aLittle);
    if (touched.IsAlive)
        Panic("it did not end after a touch");
});
