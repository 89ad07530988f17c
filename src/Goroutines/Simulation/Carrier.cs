using System.Collections.Concurrent;

namespace Goroutines;

/// <summary>A thread that carries simulations: kept for the next one when it is done.</summary>
/// <remarks>
/// A simulation needs a second one when it stops a goroutine in an operation that has no await: the goroutine stands
/// on its thread then, and another thread goes on with the rest.
/// </remarks>
internal sealed class Carrier
{
    // Deep calls are the simulated program's, and Go's stacks are deep.
    private const int StackSize = 16 << 20;

    private static readonly ConcurrentStack<Carrier> s_free = new();

    [ThreadStatic]
    private static Carrier? t_current;

    private readonly SemaphoreSlim _begin = new(0);
    private readonly SemaphoreSlim _turn = new(0);
    private readonly Thread _thread;
    private Action? _work;
    private int _visits;

    private Carrier()
    {
        _thread = new Thread(Live, StackSize) { IsBackground = true, Name = "goroutine simulator" };
        _thread.UnsafeStart();
    }

    /// <summary>The carrier whose thread this is; null on other threads.</summary>
    internal static Carrier? Current => t_current;

    /// <summary>What its thread runs goroutines with, in one simulation after the other.</summary>
    internal Runner Runner { get; } = new();

    /// <summary>Whether its thread stands still, and not because a simulation within the simulation goes on.</summary>
    internal bool IsBlocked =>
        Volatile.Read(ref _visits) == 0 && (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0;

    /// <summary>Does some work on a thread that is free.</summary>
    internal static void Begin(Action work)
    {
        if (!s_free.TryPop(out var carrier))
            carrier = new Carrier();
        carrier._work = work;
        carrier._begin.Release();
    }

    /// <summary>Who stands on its thread may go on.</summary>
    internal void PassTurn() => _turn.Release();

    /// <summary>On its thread: who stands on it waits for the turn.</summary>
    internal void WaitForTurn() => _turn.Wait();

    /// <summary>The thread does nothing any more.</summary>
    internal static void StopForEver() => Thread.Sleep(Timeout.Infinite);

    /// <summary>Its goroutine waits for another simulation, in a call that has no await.</summary>
    internal void BeginVisit() => Interlocked.Increment(ref _visits);

    internal void EndVisit() => Interlocked.Decrement(ref _visits);

    private void Live()
    {
        t_current = this;
        // The thread was started without a context, and this is what none looks like.
        var clean = ExecutionContext.Capture()!;
        while (true)
        {
            _begin.Wait();
            _work!();
            _work = null;
            ExecutionContext.Restore(clean);
            s_free.Push(this);
        }
    }
}
