// misconception: check-then-act
// Its author believed that every use of the map being locked makes the two uses safe together.
async GoTask<string[]> CrawlTogether(
    string start,
    Func<string, GoTask<string[]>> fetch,
    SharedMap<string, bool> seen
)
{
    var mu = new Mutex(); // guards seen and pages
    var pages = new List<string>();
    var wg = new WaitGroup();

    async GoTask<bool> IsNew(string page)
    {
        using (await mu.Lock())
            if ((await seen.Load(page)).Ok)
                return false;
        using (await mu.Lock())
        {
            await seen.Store(page, true);
            pages.Add(page);
        }
        return true;
    }

    async GoTask Visit(string page)
    {
        foreach (string link in await fetch(page)) // without the lock
            if (await IsNew(link))
                wg.Go(() => Visit(link)); // counted before this goroutine is done
    }

    await IsNew(start);
    await Visit(start);
    await wg.Wait();
    return [.. pages.Order(StringComparer.Ordinal)];
}
