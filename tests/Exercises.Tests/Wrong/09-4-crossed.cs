// misconception: crossed-locks
// Believes that holding both locks is enough, whichever is taken first.
class Bank(SharedArray<int> accounts) : IBank
{
    private readonly Mutex[] _locks = Enumerable
        .Range(0, accounts.Length)
        .Select(_ => new Mutex())
        .ToArray();

    public async GoTask Transfer(int from, int to, int amount)
    {
        using (await _locks[from].Lock())
        using (await _locks[to].Lock())
        {
            await accounts.Store(from, await accounts.Load(from) - amount);
            await accounts.Store(to, await accounts.Load(to) + amount);
        }
    }

    public async GoTask<int> Total()
    {
        foreach (Mutex mu in _locks)
            await mu.Lock();
        int total = 0;
        for (int i = 0; i < accounts.Length; i++)
            total += await accounts.Load(i);
        foreach (Mutex mu in _locks)
            mu.Unlock();
        return total;
    }
}
