class Bank(SharedArray<int> accounts) : IBank
{
    private readonly Mutex _mu = new(); // guards all accounts, for their sum must stay right

    public async GoTask Transfer(int from, int to, int amount)
    {
        using (await _mu.Lock())
        {
            await accounts.Store(from, await accounts.Load(from) - amount);
            await accounts.Store(to, await accounts.Load(to) + amount);
        }
    }

    public async GoTask<int> Total()
    {
        using (await _mu.Lock())
        {
            int total = 0;
            for (int i = 0; i < accounts.Length; i++)
                total += await accounts.Load(i);
            return total;
        }
    }
}
