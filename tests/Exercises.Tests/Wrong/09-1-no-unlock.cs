// misconception: lock-not-released
// Believes that the lock is given back when the function ends.
async GoTask Deposit(Shared<int> balance, Mutex mu, int amount)
{
    await mu.Lock();
    int seen = await balance.Load();
    await balance.Store(seen + amount);
}
