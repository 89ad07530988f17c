namespace Goroutines;

/// <summary>A test that runs in a bubble: the part of Go's <c>testing.T</c> that a bubble has to do with.</summary>
/// <remarks><c>_gate</c> guards what is to be cleaned up: any goroutine of the test may add to it.</remarks>
public sealed partial class BubbleTest
{
    private readonly Lock _gate = new();
    private readonly Stack<Func<GoTask>> _cleanups = new();
    private readonly Action _cancel;

    private BubbleTest() =>
        (Context, _cancel) = Goroutines.Context.WithCancel(Goroutines.Context.Background);

    /// <summary>A context of the bubble, cancelled just before the cleanups: <c>t.Context()</c>.</summary>
    public IContext Context { get; }

    /// <summary>The function that a bubble's first goroutine runs for a test.</summary>
    internal static Func<GoTask> Around(Func<BubbleTest, GoTask> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return () => new BubbleTest().Run(body);
    }

    private async GoTask Run(Func<BubbleTest, GoTask> body)
    {
        try
        {
            await body(this);
        }
        finally
        {
            _cancel();
            await CleanUp();
        }
    }

    /// <summary>Runs the cleanups, the last one added first. One that panics does not keep the others from running.</summary>
    private async GoTask CleanUp()
    {
        if (TakeLast() is not { } cleanup)
            return;
        try
        {
            await cleanup();
        }
        finally
        {
            await CleanUp();
        }
    }

    private void Add(Func<GoTask> cleanup)
    {
        ArgumentNullException.ThrowIfNull(cleanup);
        lock (_gate)
        {
            _cleanups.Push(cleanup);
        }
    }

    private Func<GoTask>? TakeLast()
    {
        lock (_gate)
        {
            return _cleanups.TryPop(out var cleanup) ? cleanup : null;
        }
    }
}
