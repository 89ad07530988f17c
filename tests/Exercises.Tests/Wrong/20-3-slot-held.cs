// misconception: holds-the-slot-while-waiting
// Its author believed that the place belongs to a page until all that lies below it is done.
async GoTask<string[]> CrawlBounded(string start, Func<string, GoTask<string[]>> fetch, int workers)
{
    var places = new WeightedSemaphore(workers);
    var mu = new Mutex();
    var seen = new HashSet<string> { start };

    async GoTask Visit(string page)
    {
        await places.Acquire(Context.Background, 1);
        using var deferred = Defer(() => places.Release(1));
        var below = new WaitGroup();
        foreach (string link in await fetch(page))
        {
            bool isNew;
            using (await mu.Lock())
                isNew = seen.Add(link);
            if (isNew)
                below.Go(() => Visit(link));
        }
        await below.Wait();
    }

    await Visit(start);
    return [.. seen.Order(StringComparer.Ordinal)];
}
