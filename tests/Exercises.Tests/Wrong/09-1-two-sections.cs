// misconception: section-too-small
// Believes that it is enough to lock every access.
async GoTask Deposit(Shared<int> balance, Mutex mu, int amount)
{
    int seen;
    using (await mu.Lock())
        seen = await balance.Load();
    using (await mu.Lock())
        await balance.Store(seen + amount);
}
