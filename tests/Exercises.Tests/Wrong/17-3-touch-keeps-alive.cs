// misconception: end-after-touch-not-tested
// Touch keeps it alive, so look whether it is alive.
async GoTask TestSession(Func<ISession> start) =>
    await Bubble.Run(async () =>
    {
        ISession session = start();
        await Sleep(TimeSpan.FromMinutes(29.5));
        if (!session.IsAlive)
            Panic("it ended too early");
        await Sleep(TimeSpan.FromMinutes(1));
        if (session.IsAlive)
            Panic("it did not end");
        ISession touched = start();
        await Sleep(TimeSpan.FromMinutes(20));
        touched.Touch();
        await Sleep(TimeSpan.FromMinutes(20));
        if (!touched.IsAlive)
            Panic("it ended though it was touched");
    });
