async GoTask Transfer(LockedAccount from, LockedAccount to, int amount)
{
    if (from == to)
        return;

    // The order of the locks: by id, whichever way the money goes.
    var (first, second) = from.Id < to.Id ? (from, to) : (to, from);
    using (await first.Mu.Lock())
    using (await second.Mu.Lock())
    {
        await from.Balance.Store(await from.Balance.Load() - amount);
        await to.Balance.Store(await to.Balance.Load() + amount);
    }
}
