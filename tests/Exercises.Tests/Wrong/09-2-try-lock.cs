// misconception: trylock-for-lock
// Believes that TryLock is a quicker Lock.
async GoTask<bool> Withdraw(Shared<int> balance, Mutex mu, int amount)
{
    if (!mu.TryLock())
        return false;
    using var deferred = Defer(mu.Unlock);
    int seen = await balance.Load();
    if (seen < amount)
        return false;
    await balance.Store(seen - amount);
    return true;
}
