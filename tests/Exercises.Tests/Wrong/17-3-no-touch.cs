// misconception: touch-not-tested
// Touch is one line, there can be nothing wrong with it.
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
    });
