// misconception: false-alarm
// When Submit has come back, the job is done.
async GoTask TestPool(Func<int, IPool> make)
{
    IPool pool = make(2);
    var done = new AtomicInt32();
    for (int i = 0; i < 4; i++)
        await pool.Submit(async () =>
        {
            done.Add(1);
        });
    if (done.Load() != 4)
        Panic($"4 jobs, and {done.Load()} were done");
    await pool.Close();
}
