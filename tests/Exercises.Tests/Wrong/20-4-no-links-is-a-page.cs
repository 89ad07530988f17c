// misconception: broken-among-the-pages
// Its author believed that a page without links is as good as one that could not be fetched.
async GoTask<(string[] Pages, string[] Broken)> CrawlCareful(
    string start,
    Func<string, GoTask<string[]>> fetch,
    int workers
)
{
    var work = new Chan<string>();
    var found = new Chan<(string Page, string[]? Links)>(); // no links: it is broken
    var wg = new WaitGroup();
    for (int i = 0; i < workers; i++)
        wg.Go(async () =>
        {
            await foreach (string page in work)
                await found.Send((page, await LinksOrNull(page)));
        });

    async GoTask<string[]?> LinksOrNull(string page)
    {
        try
        {
            return await fetch(page);
        }
        catch (Exception e) when (e is not PanicException)
        {
            return [];
        }
    }

    var seen = new HashSet<string> { start };
    var waiting = new Queue<string>(seen);
    var pages = new List<string>();
    var broken = new List<string>();
    int busy = 0;
    while (waiting.Count > 0 || busy > 0)
    {
        waiting.TryPeek(out string? next);
        switch (
            await Select(Send(next is null ? null : work, next!), Receive(found, out var answer))
        )
        {
            case 0:
                waiting.Dequeue();
                busy++;
                break;
            case 1:
                busy--;
                var (page, links) = answer.Value;
                (links is null ? broken : pages).Add(page);
                foreach (string link in links ?? [])
                    if (seen.Add(link))
                        waiting.Enqueue(link);
                break;
        }
    }
    work.Close();
    await wg.Wait();
    return ([.. pages.Order(StringComparer.Ordinal)], [.. broken.Order(StringComparer.Ordinal)]);
}
