using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>An array that goroutines share, and nothing guards: <c>make([]T, n)</c>. Each element is a variable of its own.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <remarks>Its elements are watched as a <see cref="Shared{T}"/> is.</remarks>
[DebuggerDisplay("Length = {Length}")]
public sealed class SharedArray<T>
{
    private readonly VariableName _name;
    private readonly T[] _values;
    private WatchedVariable[]? _watched;

    /// <summary>Makes an array of zero values.</summary>
    /// <param name="length">How many elements.</param>
    /// <param name="name">How a report names it; empty for a number.</param>
    /// <exception cref="RuntimePanicException">The length is negative: <c>makeslice: len out of range</c>.</exception>
    public SharedArray(int length, string name = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        if (length < 0 || length > Array.MaxLength)
            throw new RuntimePanicException("makeslice: len out of range");
        _values = new T[length];
        _name = new("shared array", name);
    }

    /// <summary>How many elements: <c>len(a)</c>. It never changes.</summary>
    public int Length => _values.Length;

    /// <summary>The plain element: reading or setting it is not watched.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="RuntimePanicException"><c>index out of range [5] with length 3</c>.</exception>
    public T this[int index]
    {
        get => Place(index);
        set => Place(index) = value;
    }

    /// <summary>Reads an element: <c>v := a[i]</c>.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="RuntimePanicException"><c>index out of range [5] with length 3</c>.</exception>
    public ValueTask<T> Load(
        int index,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = Goroutine.Current;
        var value = Place(index);
        if (running is { IsWatched: true })
            Watched()[index]
                .Read(running, _name with { Index = index }, "SharedArray.Load", file, line);
        return Operations.ShouldYield(running)
            ? LoadWaiter<T>.Yield(value, file, line)
            : new(value);
    }

    /// <summary>Writes an element: <c>a[i] = v</c>.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="value">The new value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="RuntimePanicException"><c>index out of range [5] with length 3</c>.</exception>
    public ValueTask Store(
        int index,
        T value,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = Goroutine.Current;
        Place(index) = value;
        if (running is { IsWatched: true })
            Watched()[index]
                .Write(running, _name with { Index = index }, "SharedArray.Store", file, line);
        return Operations.ShouldYield(running) ? PlainWaiter.Yield(file, line) : default;
    }

    private ref T Place(int index)
    {
        if ((uint)index >= (uint)_values.Length)
            throw OutOfRange(index);
        return ref _values[index];
    }

    private RuntimePanicException OutOfRange(int index)
    {
        string length = index < 0 ? "" : $" with length {_values.Length}";
        return new($"index out of range [{index}]{length}");
    }

    private WatchedVariable[] Watched()
    {
        if (Volatile.Read(ref _watched) is { } watched)
            return watched;
        var made = new WatchedVariable[_values.Length];
        return Interlocked.CompareExchange(ref _watched, made, null) ?? made;
    }
}
