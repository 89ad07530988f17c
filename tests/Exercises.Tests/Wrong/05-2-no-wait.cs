// misconception: not-all-waited-for
// What is not counted cannot hang: only jobs that succeed are waited for.
async GoTask Careful(IEnumerable<Func<bool>> jobs)
{
    var wg = new WaitGroup();
    foreach (var job in jobs)
    {
        Go(() =>
        {
            if (!job())
                return;
            wg.Add(1);
            wg.Done();
        });
    }
    await wg.Wait();
}
