// misconception: not-the-same-lock
// Believes that any lock protects the balance, as long as there is one.
async GoTask Deposit(Shared<int> balance, Mutex mu, int amount)
{
    var mine = new Mutex();
    using (await mine.Lock())
    {
        int seen = await balance.Load();
        await balance.Store(seen + amount);
    }
}
