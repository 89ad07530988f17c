namespace Goroutines;

/// <summary>Trying again for a moment before parking: who holds a lock on another core is mostly quick.</summary>
/// <remarks><c>for (var spin = new LockSpin(); spin.Again();) if (TryTake()) return true;</c></remarks>
internal struct LockSpin
{
    /// <summary>As often as Go does, and each time for longer.</summary>
    private const int Most = 4;

    private SpinWait _spin;
    private int _count;

    /// <summary>Waits a little; false if it is of no use, or has been done often enough.</summary>
    internal bool Again()
    {
        if (_count == Most || !Operations.CanSpin)
            return false;
        _count++;
        _spin.SpinOnce(sleep1Threshold: -1);
        return true;
    }
}
