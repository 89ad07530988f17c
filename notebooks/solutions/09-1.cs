async GoTask Deposit(Shared<int> balance, Mutex mu, int amount)
{
    using (await mu.Lock())
    {
        int seen = await balance.Load();
        await balance.Store(seen + amount);
    }
}
