using System.Diagnostics;

namespace Goroutines;

/// <summary>A <see cref="bool"/> that goroutines may share without a lock: <c>atomic.Bool</c>.</summary>
/// <remarks>All operations on atomics have one order, the same for every goroutine; <see cref="Sequential"/> has the proof.</remarks>
[DebuggerDisplay("{Load()}")]
public sealed class AtomicBool
{
    private int _value;
    private Subject _subject;
    private AtomicClock? _clock;

    /// <summary>The value: <c>x.Load()</c>.</summary>
    public bool Load() =>
        AtomicStep
            .Begin(ref _clock)
            .End(Sequential.Load(ref _value) != 0, OperationKind.Load, ref _subject);

    /// <summary>Sets the value: <c>x.Store(v)</c>.</summary>
    /// <param name="value">The new value.</param>
    public void Store(bool value)
    {
        var step = AtomicStep.Begin(ref _clock);
        Sequential.Store(ref _value, Number(value));
        step.End(value, OperationKind.Store, ref _subject);
    }

    /// <summary>Sets the value and gives the one before: <c>x.Swap(v)</c>.</summary>
    /// <param name="value">The new value.</param>
    public bool Swap(bool value) =>
        AtomicStep
            .Begin(ref _clock)
            .End(
                Interlocked.Exchange(ref _value, Number(value)) != 0,
                OperationKind.Update,
                ref _subject
            );

    /// <summary>Sets the value if it is what the caller thinks it is: <c>x.CompareAndSwap(old, new)</c>.</summary>
    /// <param name="old">What it must be.</param>
    /// <param name="value">The new value.</param>
    /// <returns>Whether it was set.</returns>
    public bool CompareAndSwap(bool old, bool value) =>
        AtomicStep
            .Begin(ref _clock)
            .EndTry(
                Interlocked.CompareExchange(ref _value, Number(value), Number(old)) == Number(old),
                ref _subject
            );

    private static int Number(bool value) => value ? 1 : 0;
}
