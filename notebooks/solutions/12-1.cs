Func<GoTask<int>> Lazily(Func<GoTask<int>> load)
{
    var once = new Once();
    int value = 0;
    return async () =>
    {
        await once.Do(async () => { value = await load(); });
        return value; // written before Do returned, whoever ran it: rule 8
    };
}
