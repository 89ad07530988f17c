// misconception: ticks-saved-up
// Its author believed that a ticker keeps its ticks apart also for who comes late.
Func<string, GoTask<string[]>> Polite(Func<string, GoTask<string[]>> fetch, TimeSpan interval)
{
    var ticker = new Ticker(interval);
    return async address =>
    {
        await ticker.C.Receive();
        return await fetch(address);
    };
}
