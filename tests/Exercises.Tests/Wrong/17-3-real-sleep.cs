// misconception: real-time
// In a test time is simulated anyway.
async GoTask TestSession(Func<ISession> start)
{
    ISession session = start();
    await Sleep(TimeSpan.FromMinutes(29.5));
    if (!session.IsAlive)
        Panic("it ended too early");
    await Sleep(TimeSpan.FromMinutes(1));
    if (session.IsAlive)
        Panic("it did not end");
}
