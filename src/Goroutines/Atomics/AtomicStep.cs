using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>One operation on an atomic, with what the race detector and the simulator want to know of it.</summary>
/// <remarks>
/// <c>AtomicStep.Begin(ref _clock).End(value, …)</c>: between the two the value is read or set. Unless races are searched
/// for nothing happens in the first.
/// </remarks>
internal readonly ref struct AtomicStep
{
    private readonly AtomicClock? _clock;
    private readonly Strand? _strand;

    private AtomicStep(AtomicClock clock, Strand strand)
    {
        _clock = clock;
        _strand = strand;
        _clock.Enter();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AtomicStep Begin(ref AtomicClock? clock) =>
        Operations.IsWatching ? BeginWatched(ref clock) : default;

    /// <summary>The operation is done.</summary>
    /// <returns>Its result.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T End<T>(T result, OperationKind operation, ref Subject subject)
    {
        _clock?.Exit(_strand!, operation);
        return Operations.After(result, operation, ref subject);
    }

    /// <summary>The same for a change that may have failed: then it only has read the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool EndTry(bool changed, ref Subject subject)
    {
        _clock?.Exit(_strand!, changed ? OperationKind.Update : OperationKind.Load);
        return Operations.After(changed, OperationKind.Update, ref subject);
    }

    /// <summary>A part of the operation is done, and the rest of it orders nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void End(OperationKind operation) => _clock?.Exit(_strand!, operation);

    private static AtomicStep BeginWatched(ref AtomicClock? place)
    {
        if (Ordering.Strand is not { } strand)
            return default;
        if (Volatile.Read(ref place) is not { } clock)
        {
            var made = new AtomicClock();
            clock = Interlocked.CompareExchange(ref place, made, null) ?? made;
        }
        return new AtomicStep(clock, strand);
    }
}

/// <summary>Whom an atomic orders, for the race detector: each who sees a value with the one who stored it.</summary>
/// <remarks>
/// <c>_gate</c> is held while the value is read or set, so that the clock is always the value's. A store replaces it: who sees
/// the new value knows nothing of who stored the old. What both reads and stores hands on what it has seen.
/// </remarks>
internal sealed class AtomicClock
{
    private BitLock _gate;
    private VectorClock? _stored;

    internal void Enter() => _gate.Enter();

    internal void Exit(Strand strand, OperationKind operation)
    {
        if (operation != OperationKind.Store)
            strand.Acquire(_stored);
        if (operation != OperationKind.Load)
            _stored = strand.Release();
        _gate.Exit();
    }
}
