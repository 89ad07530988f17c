// misconception: end-too-rough
// It has to be over at some time, and after an hour it surely is.
async GoTask TestSession(Func<ISession> start) =>
    await Bubble.Run(async () =>
    {
        ISession session = start();
        await Sleep(TimeSpan.FromMinutes(29.5));
        if (!session.IsAlive)
            Panic("it ended too early");
        await Sleep(TimeSpan.FromHours(1));
        if (session.IsAlive)
            Panic("it did not end");
    });
