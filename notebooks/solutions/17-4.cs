async GoTask TestPool(Func<int, IPool> make)
{
    IPool pool = make(2);
    var done = new AtomicInt32();

    // Two that wait for each other: they end only if both run at once.
    var meet = new Chan<bool>();
    await pool.Submit(async () =>
    {
        await meet.Send(true);
        done.Add(1);
    });
    await pool.Submit(async () =>
    {
        await meet.Receive();
        done.Add(1);
    });

    // And more than there are workers.
    for (int i = 0; i < 3; i++)
        await pool.Submit(async () =>
        {
            await Gosched();
            done.Add(1);
        });

    await pool.Close();
    if (done.Load() != 5)
        Panic($"5 jobs, and {done.Load()} were done");
}
