// misconception: one-after-another
// Its author believed that the lock may as well be held until the fetch is over.
Func<string, GoTask<string[]>> Polite(Func<string, GoTask<string[]>> fetch, TimeSpan interval)
{
    var turn = new Mutex(); // one clock for all callers
    DateTimeOffset next = default;
    return async address =>
    {
        using (await turn.Lock())
        {
            TimeSpan early = next - Now();
            if (early > TimeSpan.Zero)
                await Sleep(early);
            next = Now() + interval;
            return await fetch(address);
        }
    };
}
