// misconception: money-in-transit
// Believes that two locks that are held one after the other protect the same as two held together.
async GoTask Transfer(LockedAccount from, LockedAccount to, int amount)
{
    using (await from.Mu.Lock())
        await from.Balance.Store(await from.Balance.Load() - amount);
    using (await to.Mu.Lock())
        await to.Balance.Store(await to.Balance.Load() + amount);
}
