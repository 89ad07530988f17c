// misconception: one-after-another
// Believes that the answer that is received first is the quickest, even if the others were not asked yet.
async GoTask<string> Quickest(Func<GoTask<string>>[] servers)
{
    string? first = null;
    foreach (var ask in servers)
    {
        string answer = await ask();
        first ??= answer;
    }
    return first!;
}
