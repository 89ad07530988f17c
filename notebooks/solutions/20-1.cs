async GoTask<string[]> Crawl(string start, Func<string, GoTask<string[]>> fetch)
{
    var seen = new HashSet<string> { start };
    var waiting = new Queue<string>(seen);
    while (waiting.TryDequeue(out string? page))
        foreach (string link in await fetch(page))
            if (seen.Add(link)) // new: noted before anybody else can find it
                waiting.Enqueue(link);
    return [.. seen.Order(StringComparer.Ordinal)];
}
