// misconception: worker-waits-for-itself
// Its author believed that a worker can hand what it finds to the other workers.
async GoTask<string[]> CrawlBounded(string start, Func<string, GoTask<string[]>> fetch, int workers)
{
    var work = new Chan<string>();
    var mu = new Mutex();
    var seen = new HashSet<string> { start };
    var pages = new WaitGroup();
    for (int i = 0; i < workers; i++)
        Go(async () =>
        {
            await foreach (string page in work)
            {
                foreach (string link in await fetch(page))
                {
                    bool isNew;
                    using (await mu.Lock())
                        isNew = seen.Add(link);
                    if (isNew)
                    {
                        pages.Add(1);
                        await work.Send(link);
                    }
                }
                pages.Done();
            }
        });
    pages.Add(1);
    await work.Send(start);
    await pages.Wait();
    work.Close();
    return [.. seen.Order(StringComparer.Ordinal)];
}
