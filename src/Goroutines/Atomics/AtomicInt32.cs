using System.Diagnostics;

namespace Goroutines;

/// <summary>An <see cref="int"/> that goroutines may share without a lock: <c>atomic.Int32</c>.</summary>
/// <remarks>All operations on atomics have one order, the same for every goroutine; <see cref="Sequential"/> has the proof.</remarks>
[DebuggerDisplay("{_value}")]
public sealed class AtomicInt32
{
    private int _value;
    private Subject _subject;
    private AtomicClock? _clock;

    /// <summary>The value: <c>x.Load()</c>.</summary>
    public int Load() =>
        AtomicStep
            .Begin(ref _clock)
            .End(Sequential.Load(ref _value), OperationKind.Load, ref _subject);

    /// <summary>Sets the value: <c>x.Store(v)</c>.</summary>
    /// <param name="value">The new value.</param>
    public void Store(int value)
    {
        var step = AtomicStep.Begin(ref _clock);
        Sequential.Store(ref _value, value);
        step.End(value, OperationKind.Store, ref _subject);
    }

    /// <summary>Sets the value and gives the one before: <c>x.Swap(v)</c>.</summary>
    /// <param name="value">The new value.</param>
    public int Swap(int value) =>
        AtomicStep
            .Begin(ref _clock)
            .End(Interlocked.Exchange(ref _value, value), OperationKind.Update, ref _subject);

    /// <summary>Sets the value if it is what the caller thinks it is: <c>x.CompareAndSwap(old, new)</c>.</summary>
    /// <param name="old">What it must be.</param>
    /// <param name="value">The new value.</param>
    /// <returns>Whether it was set.</returns>
    public bool CompareAndSwap(int old, int value) =>
        AtomicStep
            .Begin(ref _clock)
            .EndTry(Interlocked.CompareExchange(ref _value, value, old) == old, ref _subject);

    /// <summary>Adds and gives the new value, which wraps round: <c>x.Add(delta)</c>.</summary>
    /// <param name="delta">How much; negative to subtract.</param>
    public int Add(int delta) =>
        AtomicStep
            .Begin(ref _clock)
            .End(Interlocked.Add(ref _value, delta), OperationKind.Update, ref _subject);

    /// <summary>Keeps the bits that are in the mask: <c>x.And(mask)</c>.</summary>
    /// <param name="mask">The bits to keep.</param>
    /// <returns>The value before.</returns>
    public int And(int mask) =>
        AtomicStep
            .Begin(ref _clock)
            .End(Interlocked.And(ref _value, mask), OperationKind.Update, ref _subject);

    /// <summary>Sets the bits that are in the mask: <c>x.Or(mask)</c>.</summary>
    /// <param name="mask">The bits to set.</param>
    /// <returns>The value before.</returns>
    public int Or(int mask) =>
        AtomicStep
            .Begin(ref _clock)
            .End(Interlocked.Or(ref _value, mask), OperationKind.Update, ref _subject);
}
