// misconception: same-instant
// In a bubble time is exact, so look exactly when it ends.
async GoTask TestSession(Func<ISession> start) =>
    await Bubble.Run(async () =>
    {
        ISession session = start();
        await Sleep(TimeSpan.FromMinutes(29));
        session.Touch();
        await Sleep(TimeSpan.FromMinutes(29));
        if (!session.IsAlive)
            Panic("it ended too early");
        await Sleep(TimeSpan.FromMinutes(1));
        if (session.IsAlive)
            Panic("it did not end");
    });
