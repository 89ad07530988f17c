using System.Diagnostics;

namespace Goroutines;

/// <summary>A value of any one type that goroutines may share without a lock: <c>atomic.Value</c>.</summary>
/// <remarks>
/// It begins empty, and the first value that is stored settles its type for good. The value is one reference, that
/// of the object or of the box around a struct, so however big it is nobody ever sees half of one. All operations
/// on atomics have one order, the same for every goroutine; <see cref="Sequential"/> has the proof.
/// </remarks>
[DebuggerDisplay("{_value}")]
public sealed class AtomicValue
{
    private object? _value;
    private Subject _subject;
    private AtomicClock? _clock;

    /// <summary>The value, null as long as none has been stored: <c>v.Load()</c>.</summary>
    public object? Load() =>
        AtomicStep
            .Begin(ref _clock)
            .End(Sequential.Load(ref _value), OperationKind.Load, ref _subject);

    /// <summary>Sets the value: <c>v.Store(x)</c>.</summary>
    /// <param name="value">The new value, of the same type as any before.</param>
    /// <exception cref="PanicException">It is null, or of another type.</exception>
    public void Store(object? value) =>
        Operations.After(
            Replace("store", value, OperationKind.Store),
            OperationKind.Store,
            ref _subject
        );

    /// <summary>Sets the value and gives the one before: <c>v.Swap(x)</c>.</summary>
    /// <param name="value">The new value, of the same type as any before.</param>
    /// <returns>The value before; null if there was none.</returns>
    /// <exception cref="PanicException">It is null, or of another type.</exception>
    public object? Swap(object? value) =>
        Operations.After(
            Replace("swap", value, OperationKind.Update),
            OperationKind.Update,
            ref _subject
        );

    /// <summary>Sets the value if it is what the caller thinks it is: <c>v.CompareAndSwap(old, new)</c>.</summary>
    /// <param name="old">What it must be equal to, by <c>Equals</c>; null if there must be none yet.</param>
    /// <param name="value">The new value, of the same type as any before and as <paramref name="old"/>.</param>
    /// <returns>Whether it was set.</returns>
    /// <exception cref="PanicException">It is null, or of another type.</exception>
    public bool CompareAndSwap(object? old, object? value) =>
        Operations.After(TryReplace(old, value), OperationKind.Update, ref _subject);

    private bool TryReplace(object? old, object? value)
    {
        const string Name = "compare and swap";
        if (value is not null && old is not null && old.GetType() != value.GetType())
            throw new PanicException(
                "sync/atomic: compare and swap of inconsistently typed values"
            );
        while (true)
        {
            var current = Sequential.Load(ref _value);
            Check(Name, value, current);
            if (!Equals(current, old))
            {
                // It has read the value, and so comes after who stored it.
                AtomicStep.Begin(ref _clock).End(OperationKind.Load);
                return false;
            }
            if (ReferenceEquals(CompareExchange(value, current), current))
                return true;
        }
    }

    private object? Replace(string name, object? value, OperationKind operation)
    {
        var current = Sequential.Load(ref _value);
        Check(name, value, current);
        if (current is null)
        {
            // Of several that come first only one settles the type; the others must fit it.
            current = CompareExchange(value, null);
            if (current is null)
                return null;
            Check(name, value, current);
        }
        var step = AtomicStep.Begin(ref _clock);
        var before = Interlocked.Exchange(ref _value, value);
        step.End(operation);
        return before;
    }

    private object? CompareExchange(object? value, object? comparand)
    {
        var step = AtomicStep.Begin(ref _clock);
        var seen = Interlocked.CompareExchange(ref _value, value, comparand);
        step.End(ReferenceEquals(seen, comparand) ? OperationKind.Update : OperationKind.Load);
        return seen;
    }

    private static void Check(string operation, object? value, object? current)
    {
        if (value is null)
            throw new PanicException($"sync/atomic: {operation} of nil value into Value");
        if (current is not null && current.GetType() != value.GetType())
            throw new PanicException(
                $"sync/atomic: {operation} of inconsistently typed value into Value"
            );
    }
}
