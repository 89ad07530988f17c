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
        }
        return await fetch(address); // without the lock: only the starts are apart
    };
}
