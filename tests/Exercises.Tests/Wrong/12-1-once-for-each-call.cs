// misconception: remembers-nothing
// Its author believed that a Once works wherever it is made.
Func<GoTask<int>> Lazily(Func<GoTask<int>> load)
{
    return async () =>
    {
        var once = new Once();
        int value = 0;
        await once.Do(async () =>
        {
            value = await load();
        });
        return value;
    };
}
