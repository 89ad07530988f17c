// misconception: life-not-tested
// The end is what it is all about: before it, there is nothing to see.
async GoTask TestSession(Func<ISession> start) =>
    await Bubble.Run(async () =>
    {
        ISession session = start();
        await Sleep(TimeSpan.FromMinutes(30.5));
        if (session.IsAlive)
            Panic("it did not end");
    });
