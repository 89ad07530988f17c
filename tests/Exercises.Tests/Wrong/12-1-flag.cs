// misconception: does-not-wait-for-the-first
// Its author believed that an atomic flag makes a Once.
Func<GoTask<int>> Lazily(Func<GoTask<int>> load)
{
    var started = new AtomicBool();
    int value = 0;
    return async () =>
    {
        if (started.CompareAndSwap(false, true))
            value = await load();
        return value;
    };
}
