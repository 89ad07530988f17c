// misconception: lock-not-released
// Believes that an Unlock at the end is reached on every way out.
async GoTask<bool> Withdraw(Shared<int> balance, Mutex mu, int amount)
{
    await mu.Lock();
    int seen = await balance.Load();
    if (seen < amount)
        return false;
    await balance.Store(seen - amount);
    mu.Unlock();
    return true;
}
