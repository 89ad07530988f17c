// misconception: gives-up
// Believes that TryLock avoids the deadlock, and forgets that the money still has to move.
async GoTask Transfer(LockedAccount from, LockedAccount to, int amount)
{
    if (from == to)
        return;
    using (await from.Mu.Lock())
    {
        if (!to.Mu.TryLock())
            return;
        await from.Balance.Store(await from.Balance.Load() - amount);
        await to.Balance.Store(await to.Balance.Load() + amount);
        to.Mu.Unlock();
    }
}
