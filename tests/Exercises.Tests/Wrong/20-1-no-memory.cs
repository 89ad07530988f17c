// misconception: fetches-twice
// Its author believed that links only ever lead on to new pages.
async GoTask<string[]> Crawl(string start, Func<string, GoTask<string[]>> fetch)
{
    var pages = new List<string>();
    var waiting = new Queue<string>();
    waiting.Enqueue(start);
    while (waiting.TryDequeue(out string? page))
    {
        pages.Add(page);
        foreach (string link in await fetch(page))
            waiting.Enqueue(link);
    }
    return [.. pages.Order(StringComparer.Ordinal)];
}
