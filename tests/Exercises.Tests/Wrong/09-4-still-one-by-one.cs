// misconception: several-locks-for-one-thing
// Believes that the two transfers are the fault, and that an auditor may count one account after the other.
class Bank(SharedArray<int> accounts) : IBank
{
    private readonly Mutex _transfers = new();
    private readonly Mutex[] _locks = Enumerable
        .Range(0, accounts.Length)
        .Select(_ => new Mutex())
        .ToArray();

    public async GoTask Transfer(int from, int to, int amount)
    {
        using (await _transfers.Lock())
        {
            using (await _locks[from].Lock())
                await accounts.Store(from, await accounts.Load(from) - amount);
            using (await _locks[to].Lock())
                await accounts.Store(to, await accounts.Load(to) + amount);
        }
    }

    public async GoTask<int> Total()
    {
        int total = 0;
        for (int i = 0; i < accounts.Length; i++)
            using (await _locks[i].Lock())
                total += await accounts.Load(i);
        return total;
    }
}
