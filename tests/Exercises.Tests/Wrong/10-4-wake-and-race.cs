// misconception: overtaking
// Believes that a queue is fair even if the one who was called still has to win a race.
class FairLock : IFairLock
{
    private readonly Queue<Chan<Unit>> _waiting = new();
    private bool _isHeld;

    public async GoTask Lock()
    {
        while (true)
        {
            var turn = new Chan<Unit>(1);
            lock (_waiting)
            {
                if (!_isHeld)
                {
                    _isHeld = true;
                    return;
                }
                _waiting.Enqueue(turn);
            }
            await turn.Receive();
        }
    }

    public void Unlock()
    {
        Chan<Unit>? turn;
        lock (_waiting)
        {
            _isHeld = false;
            _waiting.TryDequeue(out turn);
        }
        turn?.TrySend(default);
    }
}
