namespace Goroutines;

/// <summary>The smallest lock there is: one bit, held for a few instructions.</summary>
/// <remarks>
/// It guards the inside of a channel, a lock or a run queue. While it is held nothing may wait, no goroutine is
/// readied, no delegate runs and nothing is traced. Taking it is a full fence; giving it back is a release.
/// </remarks>
internal struct BitLock
{
    private int _taken;

    internal void Enter()
    {
        if (Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
            Contend();
    }

    internal void Exit() => Volatile.Write(ref _taken, 0);

    private void Contend()
    {
        // The holder may have been taken off its core by the operating system: spinning must turn into yielding.
        var spin = new SpinWait();
        do
        {
            spin.SpinOnce(sleep1Threshold: 50);
        } while (
            Volatile.Read(ref _taken) != 0 || Interlocked.CompareExchange(ref _taken, 1, 0) != 0
        );
    }
}
