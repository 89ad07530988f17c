// misconception: crossed-locks
// Believes that it is enough that everybody takes the receiver's lock first.
async GoTask Transfer(LockedAccount from, LockedAccount to, int amount)
{
    if (from == to)
        return;
    using (await to.Mu.Lock())
    using (await from.Mu.Lock())
    {
        await from.Balance.Store(await from.Balance.Load() - amount);
        await to.Balance.Store(await to.Balance.Load() + amount);
    }
}
