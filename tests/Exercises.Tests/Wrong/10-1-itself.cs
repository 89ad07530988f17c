// misconception: same-lock-twice
// Believes that who holds a lock may lock it again.
async GoTask Transfer(LockedAccount from, LockedAccount to, int amount)
{
    var (first, second) = from.Id < to.Id ? (from, to) : (to, from);
    using (await first.Mu.Lock())
    using (await second.Mu.Lock())
    {
        await from.Balance.Store(await from.Balance.Load() - amount);
        await to.Balance.Store(await to.Balance.Load() + amount);
    }
}
