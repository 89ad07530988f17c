// misconception: check-then-act
// Its author believed that looking whether it is there is enough.
Func<GoTask<int>> Lazily(Func<GoTask<int>> load)
{
    int? value = null;
    return async () => value ??= await load();
}
