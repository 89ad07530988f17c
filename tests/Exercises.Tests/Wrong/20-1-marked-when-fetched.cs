// misconception: fetches-twice
// Its author believed that a page is seen when it has been fetched.
async GoTask<string[]> Crawl(string start, Func<string, GoTask<string[]>> fetch)
{
    var seen = new HashSet<string>();
    var waiting = new Queue<string>();
    waiting.Enqueue(start);
    while (waiting.TryDequeue(out string? page))
    {
        string[] links = await fetch(page);
        seen.Add(page);
        foreach (string link in links)
            if (!seen.Contains(link))
                waiting.Enqueue(link);
    }
    return [.. seen.Order(StringComparer.Ordinal)];
}
