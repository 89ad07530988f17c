using System.Diagnostics;

namespace Goroutines;

/// <summary>A reference that goroutines may share without a lock: <c>atomic.Pointer[T]</c>. It begins as null.</summary>
/// <typeparam name="T">Type of the object.</typeparam>
/// <remarks>
/// What was written to the object before it was stored is seen by whoever loads it. All operations on atomics have
/// one order, the same for every goroutine; <see cref="Sequential"/> has the proof.
/// </remarks>
[DebuggerDisplay("{_value}")]
public sealed class AtomicPointer<T>
    where T : class
{
    private T? _value;
    private Subject _subject;
    private AtomicClock? _clock;

    /// <summary>The reference: <c>x.Load()</c>.</summary>
    public T? Load() =>
        AtomicStep
            .Begin(ref _clock)
            .End(Sequential.Load(ref _value), OperationKind.Load, ref _subject);

    /// <summary>Sets the reference: <c>x.Store(p)</c>.</summary>
    /// <param name="value">The new one.</param>
    public void Store(T? value)
    {
        var step = AtomicStep.Begin(ref _clock);
        Sequential.Store(ref _value, value);
        step.End(value, OperationKind.Store, ref _subject);
    }

    /// <summary>Sets the reference and gives the one before: <c>x.Swap(p)</c>.</summary>
    /// <param name="value">The new one.</param>
    public T? Swap(T? value) =>
        AtomicStep
            .Begin(ref _clock)
            .End(Interlocked.Exchange(ref _value, value), OperationKind.Update, ref _subject);

    /// <summary>Sets the reference if it is what the caller thinks it is: <c>x.CompareAndSwap(old, new)</c>.</summary>
    /// <param name="old">What it must be: the very object, not an equal one.</param>
    /// <param name="value">The new one.</param>
    /// <returns>Whether it was set.</returns>
    public bool CompareAndSwap(T? old, T? value) =>
        AtomicStep
            .Begin(ref _clock)
            .EndTry(
                ReferenceEquals(Interlocked.CompareExchange(ref _value, value, old), old),
                ref _subject
            );
}
