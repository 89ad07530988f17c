namespace Goroutines;

/// <summary>How a suspended function goes on: what it hands to the awaiter that it waits in.</summary>
/// <remarks>
/// An awaiter wants a delegate, and a delegate for each wait would cost more than the wait. The library's own
/// waiters need only the frame: they take it out of the thread's resumption at once, and the thread uses that again
/// for the next wait. A foreign awaiter keeps the delegate, and the resumption with it.
/// </remarks>
internal sealed class Resumption
{
    [ThreadStatic]
    private static Resumption? t_spare;

    private readonly Action _invoke;
    private GoFrame? _frame;

    private Resumption() => _invoke = () => _frame!.Resume();

    /// <summary>What the awaiter is given.</summary>
    internal Action Invoke => _invoke;

    /// <summary>A resumption of <paramref name="frame"/>, this thread's own if nobody has it.</summary>
    internal static Resumption Of(GoFrame frame)
    {
        var resumption = t_spare ?? new Resumption();
        // While it is in use a function that runs inside the awaiter's own code must not find it.
        t_spare = null;
        resumption._frame = frame;
        return resumption;
    }

    /// <summary>The frame in a delegate that a resumption handed out, which is then free again; null for others.</summary>
    internal static GoFrame? Take(object? continuation)
    {
        if (continuation is not Action { Target: Resumption resumption })
            return null;
        var frame = resumption._frame;
        resumption._frame = null;
        return frame;
    }

    /// <summary>The awaiter has returned: if it took only the frame, the resumption can be used again.</summary>
    internal void GiveBack()
    {
        if (_frame is null)
            t_spare = this;
    }
}
