// misconception: stops-too-early
// Its author believed that the links of the first page are the site.
async GoTask<string[]> Crawl(string start, Func<string, GoTask<string[]>> fetch)
{
    var seen = new HashSet<string> { start };
    foreach (string link in await fetch(start))
        if (seen.Add(link))
            await fetch(link);
    return [.. seen.Order(StringComparer.Ordinal)];
}
