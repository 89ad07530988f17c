// misconception: spinning
// Believes that to wait is to try again and again.
class FairLock : IFairLock
{
    private readonly Mutex _mu = new();

    public async GoTask Lock()
    {
        while (!_mu.TryLock())
            await Gosched();
    }

    public void Unlock() => _mu.Unlock();
}
