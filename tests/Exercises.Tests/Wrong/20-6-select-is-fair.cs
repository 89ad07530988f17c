// misconception: starts-after-cancel
// Its author believed that a Select prefers the context.
async GoTask<(string[] Pages, string[] Broken)> CrawlUntil(
    IContext ctx,
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
            return null;
        }
    }

    var seen = new HashSet<string> { start };
    var waiting = new Queue<string>(seen);
    var pages = new List<string>();
    var broken = new List<string>();
    int busy = 0;
    bool isOver = false;
    while (true)
    {
        string? next = !isOver && waiting.TryPeek(out string? page) ? page : null;
        if (next is null && busy == 0)
            break;
        switch (
            await Select(
                Send(next is null ? null : work, next!),
                Receive(found, out var answer),
                Receive(isOver ? null : ctx.Done)
            )
        )
        {
            case 0:
                waiting.Dequeue();
                busy++;
                break;
            case 1:
                busy--;
                var (done, links) = answer.Value;
                (links is null ? broken : pages).Add(done);
                foreach (string link in links ?? [])
                    if (seen.Add(link))
                        waiting.Enqueue(link);
                break;
            case 2:
                isOver = true;
                break;
        }
    }
    work.Close();
    await wg.Wait();
    return ([.. pages.Order(StringComparer.Ordinal)], [.. broken.Order(StringComparer.Ordinal)]);
}
