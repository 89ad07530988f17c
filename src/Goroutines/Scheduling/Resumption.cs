namespace Goroutines;

/// <summary>What a suspended function hands to the awaiter that it waits in.</summary>
/// <remarks>
/// An awaiter wants a delegate, and a delegate for each wait would cost more than the wait. The library's own
/// waiters need only the frame: they take it out of the thread's resumption at once, and the thread uses that again
/// for the next wait. A foreign awaiter keeps the delegate, and the resumption with it; and so does everybody if the
/// function has set AsyncLocals, for the frame has no room for them.
/// </remarks>
internal sealed class Resumption : Continuation
{
    private GoFrame? _frame;
    private ExecutionContext? _context;

    internal Resumption() => Invoke = Resume;

    /// <summary>What the awaiter is given.</summary>
    internal Action Invoke { get; }

    /// <summary>A resumption of <paramref name="frame"/>, the thread's own if nobody has it.</summary>
    internal static Resumption Of(GoFrame frame, Runner? runner)
    {
        var resumption = runner?.Resumption ?? new Resumption();
        // A foreign awaiter has kept it, or the awaiter's own code runs a function that waits: it is in use.
        if (resumption._frame is not null)
            resumption = runner!.Resumption = new Resumption();
        resumption._frame = frame;
        var context = ExecutionContext.Capture();
        if (runner?.IsUsual(context) != true)
        {
            resumption._context = context;
            resumption.Owner = frame.Owner;
        }
        return resumption;
    }

    /// <summary>What goes on when a delegate that a resumption handed out is called; null for other delegates.</summary>
    /// <remarks>That is mostly the frame alone, and then the resumption is free again.</remarks>
    internal static Continuation? Take(object? continuation)
    {
        if (continuation is not Action { Target: Resumption resumption })
            return null;
        if (resumption._context is not null)
            return resumption;
        var frame = resumption._frame;
        resumption._frame = null;
        return frame;
    }

    internal override void Step()
    {
        if (_context is null)
            _frame!.Step();
        else
            _frame!.Step(_context);
    }

    internal override void Resume() => _frame!.Resume(this);
}
