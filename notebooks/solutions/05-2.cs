async GoTask Careful(IEnumerable<Func<bool>> jobs)
{
    var wg = new WaitGroup();
    foreach (var job in jobs)
    {
        wg.Add(1);
        Go(() =>
        {
            using var deferred = Defer(wg.Done);
            job();
        });
    }
    await wg.Wait();
}
