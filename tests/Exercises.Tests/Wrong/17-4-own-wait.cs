// misconception: close-not-tested
// A WaitGroup in the test waits for the jobs, so Close has nothing left to do.
async GoTask TestPool(Func<int, IPool> make)
{
    IPool pool = make(2);
    var done = new AtomicInt32();
    var wg = new WaitGroup();
    wg.Add(4);
    for (int i = 0; i < 4; i++)
        await pool.Submit(async () =>
        {
            done.Add(1);
            wg.Done();
        });
    await wg.Wait();
    await pool.Close();
    if (done.Load() != 4)
        Panic($"4 jobs, and {done.Load()} were done");
}
