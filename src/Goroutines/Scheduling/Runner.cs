namespace Goroutines;

/// <summary>A thread that runs goroutines, one step after the other: a worker, or the simulator's thread.</summary>
/// <remarks>
/// Finding what belongs to a thread is a call into the system's library, as dear as the rest of a small operation.
/// So everything hangs on this one object, and who has found it once passes it on.
/// </remarks>
internal class Runner
{
    [ThreadStatic]
    private static Runner? t_current;

    private ExecutionContext _context = null!;
    private PanicChain _panics = null!;

    /// <summary>The one whose thread this is; null on other threads.</summary>
    internal static Runner? Current => t_current;

    /// <summary>The goroutine whose step runs; null between steps, or the last one while the next is being found.</summary>
    internal Goroutine? Running { get; private set; }

    /// <summary>What came before the timer that fires on this thread, for the race detector; null for nothing.</summary>
    internal VectorClock? Cause { get; set; }

    /// <summary>For the next wait of a function of the library's own kind, unless somebody has kept it.</summary>
    internal Resumption Resumption { get; set; } = new();

    /// <summary>The same for waits of other functions: the first of those that may be used again.</summary>
    internal ForeignContinuation? SpareContinuations { get; set; }

    /// <summary>Whether what it did to a channel may still be on its way to the other cores: see <see cref="ChanOrder"/>.</summary>
    internal bool HasChanged { get; set; }

    /// <summary>Waiters that may be used again.</summary>
    internal WaiterPools Waiters { get; } = new();

    /// <summary>Where goroutines that begin here are put; null for a thread that asks for each place.</summary>
    internal FreePlaces? FreePlaces { get; private protected init; }

    /// <summary>The thread begins with a program, whose goroutines have the AsyncLocals of who started it.</summary>
    internal void Begin(Program program)
    {
        t_current = this;
        _panics = PanicChain.Begin();
        // The thread was started without a context, and this is what none looks like.
        _context = program.Locals ?? ExecutionContext.Capture()!;
    }

    /// <summary>Runs one item of a run queue, as its goroutine.</summary>
    internal void Step(IRunnable item, Goroutine goroutine)
    {
        Running = goroutine;
        SynchronizationContext.SetSynchronizationContext(goroutine);
        RestoreContext();
        _panics.Last = null;
        try
        {
            item.Run();
        }
#pragma warning disable CA1031 // Whatever leaves a goroutine is a panic: that is the rule, not an oversight.
        catch (Exception e)
#pragma warning restore CA1031
        {
            goroutine.End(e);
        }
        if (goroutine.Bubble is not { } bubble)
            return;
        Leave();
        bubble.StepEnded(goroutine);
    }

    /// <summary>After a step, unless another follows at once: the thread is nobody's again.</summary>
    internal void Leave()
    {
        if (Running is null)
            return;
        Running = null;
        SynchronizationContext.SetSynchronizationContext(null);
        RestoreContext();
    }

    /// <summary>Whether a context is the one that every step here begins with: mostly it is.</summary>
    internal bool IsUsual(ExecutionContext? context) => context == _context;

    /// <summary>What the last step has set in AsyncLocals is its own: the next one begins with the usual ones.</summary>
    internal void RestoreContext() => ExecutionContext.Restore(_context);
}
