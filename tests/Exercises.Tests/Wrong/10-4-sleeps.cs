// misconception: spinning
// Believes that trying again is all right as long as one sleeps in between.
class FairLock : IFairLock
{
    private readonly Mutex _mu = new();

    public async GoTask Lock()
    {
        while (!_mu.TryLock())
            await Sleep(TimeSpan.FromMicroseconds(10));
    }

    public void Unlock() => _mu.Unlock();
}
