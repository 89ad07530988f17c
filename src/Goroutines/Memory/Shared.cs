using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A variable that goroutines share, and nothing guards: <c>var x T</c>.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <remarks>
/// It is as plain as a field, and so two goroutines that use it need something that orders them. But it is watched:
/// the race detector sees its accesses, if the run's options ask for it, and the simulator may let others run at each.
/// </remarks>
[DebuggerDisplay("{Value}")]
public sealed class Shared<T>
{
    private readonly VariableName _name;
    private T _value;
    private WatchedVariable _watched;

    /// <summary>Makes a variable.</summary>
    /// <param name="initial">Its first value.</param>
    /// <param name="name">How a report names it; empty for a number.</param>
    public Shared(T initial = default!, string name = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        _value = initial;
        _name = new("shared variable", name);
    }

    /// <summary>The plain field: reading or setting it is not watched.</summary>
    public T Value
    {
        get => _value;
        set => _value = value;
    }

    /// <summary>Reads the variable: <c>v := x</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public ValueTask<T> Load([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var running = Goroutine.Current;
        if (running is { IsWatched: true })
            _watched.Read(running, _name, "Shared.Load", file, line);
        var value = _value;
        return Operations.ShouldYield(running)
            ? LoadWaiter<T>.Yield(value, file, line)
            : new(value);
    }

    /// <summary>Writes the variable: <c>x = v</c>.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public ValueTask Store(
        T value,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = Goroutine.Current;
        if (running is { IsWatched: true })
            _watched.Write(running, _name, "Shared.Store", file, line);
        _value = value;
        return Operations.ShouldYield(running) ? PlainWaiter.Yield(file, line) : default;
    }
}
