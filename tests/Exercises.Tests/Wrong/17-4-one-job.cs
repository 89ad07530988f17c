// misconception: too-few-jobs
// A pool that does one job does any number.
async GoTask TestPool(Func<int, IPool> make)
{
    IPool pool = make(2);
    var done = new AtomicInt32();
    await pool.Submit(async () =>
    {
        await Gosched();
        done.Add(1);
    });
    await pool.Close();
    if (done.Load() != 1)
        Panic($"1 job, and {done.Load()} were done");
}
