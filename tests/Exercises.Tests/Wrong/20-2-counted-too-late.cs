// misconception: returns-too-early
// Its author believed that a goroutine can count itself.
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
        using (await mu.Lock()) // asking and noting are one step
        {
            if ((await seen.Load(page)).Ok)
                return false;
            await seen.Store(page, true);
            pages.Add(page);
            return true;
        }
    }

    async GoTask Visit(string page)
    {
        foreach (string link in await fetch(page)) // without the lock
            if (await IsNew(link))
                Go(async () =>
                {
                    wg.Add(1);
                    await Visit(link);
                    wg.Done();
                });
    }

    await IsNew(start);
    await Visit(start);
    await wg.Wait();
    return [.. pages.Order(StringComparer.Ordinal)];
}
