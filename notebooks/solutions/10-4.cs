class FairLock : IFairLock
{
    // Whoever has put the token in has the lock. The others wait in Send, first come, first served.
    private readonly Chan<Unit> _token = new(1);

    public async GoTask Lock() => await _token.Send(default);

    public void Unlock() => _token.TryReceive(out _);
}
