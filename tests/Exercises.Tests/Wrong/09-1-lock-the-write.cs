// misconception: reading-needs-no-lock
// Believes that only writing is dangerous, so that only the write needs the lock.
async GoTask Deposit(Shared<int> balance, Mutex mu, int amount)
{
    int seen = await balance.Load();
    using (await mu.Lock())
        await balance.Store(seen + amount);
}
