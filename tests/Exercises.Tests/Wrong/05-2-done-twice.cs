// misconception: done-twice
// A Done before each return, and the one at the end stays as it was.
async GoTask Careful(IEnumerable<Func<bool>> jobs)
{
    var wg = new WaitGroup();
    foreach (var job in jobs)
    {
        wg.Add(1);
        Go(() =>
        {
            using var deferred = Defer(wg.Done);
            if (!job())
                return;
            wg.Done();
        });
    }
    await wg.Wait();
}
