// misconception: more-than-the-bound
// Its author believed that a place is needed for the start of a goroutine only.
async GoTask<string[]> CrawlBounded(string start, Func<string, GoTask<string[]>> fetch, int workers)
{
    var places = new WeightedSemaphore(workers);
    var mu = new Mutex();
    var seen = new HashSet<string> { start };
    var wg = new WaitGroup();

    async GoTask Visit(string page)
    {
        foreach (string link in await fetch(page))
        {
            bool isNew;
            using (await mu.Lock())
                isNew = seen.Add(link);
            if (!isNew)
                continue;
            await places.Acquire(Context.Background, 1);
            wg.Go(() => Visit(link));
            places.Release(1);
        }
    }

    await Visit(start);
    await wg.Wait();
    return [.. seen.Order(StringComparer.Ordinal)];
}
