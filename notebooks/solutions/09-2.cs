async GoTask<bool> Withdraw(Shared<int> balance, Mutex mu, int amount)
{
    using (await mu.Lock())
    {
        int seen = await balance.Load();
        if (seen < amount)
            return false;
        await balance.Store(seen - amount);
        return true;
    }
}
