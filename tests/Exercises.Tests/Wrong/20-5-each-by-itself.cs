// misconception: everybody-waits-alone
// Its author believed that who sleeps before each fetch keeps the interval, also among several.
Func<string, GoTask<string[]>> Polite(Func<string, GoTask<string[]>> fetch, TimeSpan interval)
{
    return async address =>
    {
        await Sleep(interval);
        return await fetch(address);
    };
}
