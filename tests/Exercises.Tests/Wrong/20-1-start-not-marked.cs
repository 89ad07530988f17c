// misconception: start-not-marked
// Its author believed that nobody links back to the first page.
async GoTask<string[]> Crawl(string start, Func<string, GoTask<string[]>> fetch)
{
    var seen = new HashSet<string>();
    var waiting = new Queue<string>();
    waiting.Enqueue(start);
    while (waiting.TryDequeue(out string? page))
        foreach (string link in await fetch(page))
            if (seen.Add(link))
                waiting.Enqueue(link);
    return [.. seen.Order(StringComparer.Ordinal)];
}
