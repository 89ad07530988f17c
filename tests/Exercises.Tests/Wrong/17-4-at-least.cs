// misconception: only-too-few
// What can go wrong with jobs is that they are not done.
async GoTask TestPool(Func<int, IPool> make)
{
    IPool pool = make(2);
    var done = new AtomicInt32();
    for (int i = 0; i < 5; i++)
        await pool.Submit(async () =>
        {
            await Gosched();
            done.Add(1);
        });
    await pool.Close();
    if (done.Load() < 5)
        Panic($"5 jobs, and {done.Load()} were done");
}
