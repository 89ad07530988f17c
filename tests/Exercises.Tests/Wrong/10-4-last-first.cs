// misconception: not-in-order
// Believes that it does not matter which of those who wait is let in.
class FairLock : IFairLock
{
    private readonly Stack<Chan<Unit>> _waiting = new();
    private bool _isHeld;

    public async GoTask Lock()
    {
        var turn = new Chan<Unit>(1);
        lock (_waiting)
        {
            if (!_isHeld)
            {
                _isHeld = true;
                return;
            }
            _waiting.Push(turn);
        }
        await turn.Receive();
    }

    public void Unlock()
    {
        Chan<Unit>? turn;
        lock (_waiting)
            if (!_waiting.TryPop(out turn))
                _isHeld = false;
        turn?.TrySend(default); // the lock passes on, and stays held
    }
}
