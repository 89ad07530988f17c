// misconception: idle-is-not-done
// Its author believed that there is nothing left to do when the list is empty.
async GoTask<string[]> CrawlBounded(string start, Func<string, GoTask<string[]>> fetch, int workers)
{
    var work = new Chan<string>();
    var found = new Chan<string[]>();
    for (int i = 0; i < workers; i++)
        Go(async () =>
        {
            await foreach (string page in work)
                await found.Send(await fetch(page));
        });

    // Only this goroutine knows what was seen: nothing is shared, and nothing is locked.
    var seen = new HashSet<string> { start };
    var waiting = new Queue<string>(seen);
    int busy = 0;
    while (waiting.Count > 0)
    {
        waiting.TryPeek(out string? next);
        switch (
            await Select(Send(next is null ? null : work, next!), Receive(found, out var links))
        )
        {
            case 0:
                waiting.Dequeue();
                busy++;
                break;
            case 1:
                busy--;
                foreach (string link in links.Value)
                    if (seen.Add(link))
                        waiting.Enqueue(link);
                break;
        }
    }
    work.Close();
    return [.. seen.Order(StringComparer.Ordinal)];
}
