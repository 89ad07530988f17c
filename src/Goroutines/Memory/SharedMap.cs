using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A map that goroutines share, and nothing guards: <c>map[K]V</c>. It is one variable, whatever the keys.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
/// <remarks>
/// It is watched as a <see cref="Shared{T}"/> is; <see cref="Store"/> and <see cref="Delete"/> write it, for another key too.
/// On real cores two that are inside at the same time, one of them to write, end the program, as in Go: <see cref="MapUse"/>.
/// For a map that needs no lock there is <see cref="SyncMap{TKey, TValue}"/>.
/// </remarks>
[DebuggerDisplay("{_entries.Count} keys")]
public sealed class SharedMap<TKey, TValue>
    where TKey : notnull
{
    private readonly VariableName _name;
    private readonly Dictionary<TKey, TValue> _entries = [];
    private MapUse _use;
    private WatchedVariable _watched;

    /// <summary>Makes an empty map: <c>make(map[K]V)</c>.</summary>
    /// <param name="name">How a report names it; empty for a number.</param>
    public SharedMap(string name = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = new("shared map", name);
    }

    /// <summary>How many keys there are: reading it is not watched.</summary>
    public int Count => _entries.Count;

    /// <summary>The plain value of a key, the zero value if there is none: reading or setting it is not watched.</summary>
    /// <param name="key">The key.</param>
    public TValue this[TKey key]
    {
        get => Find(key).Value;
        set => Set(key, value);
    }

    /// <summary>Finds the value of a key: <c>v, ok := m[key]</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The value, the zero value if there is none; and whether there is one.</returns>
    /// <exception cref="FatalErrorException"><c>concurrent map read and map write</c>, and the caller is no goroutine.</exception>
    public ValueTask<(TValue Value, bool Ok)> Load(
        TKey key,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = WatchRead("SharedMap.Load", file, line);
        var found = Find(key);
        return Operations.ShouldYield(running)
            ? LoadWaiter<(TValue Value, bool Ok)>.Yield(found, file, line)
            : new(found);
    }

    /// <summary>How many keys there are: <c>len(m)</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public ValueTask<int> Len([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var running = WatchRead("SharedMap.Len", file, line);
        int count = Count;
        return Operations.ShouldYield(running)
            ? LoadWaiter<int>.Yield(count, file, line)
            : new(count);
    }

    /// <summary>Sets the value of a key: <c>m[key] = v</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="FatalErrorException"><c>concurrent map writes</c>, and the caller is no goroutine.</exception>
    public ValueTask Store(
        TKey key,
        TValue value,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = WatchWrite("SharedMap.Store", file, line);
        Set(key, value);
        return Operations.ShouldYield(running) ? PlainWaiter.Yield(file, line) : default;
    }

    /// <summary>Takes a key out, if it is there: <c>delete(m, key)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="FatalErrorException"><c>concurrent map writes</c>, and the caller is no goroutine.</exception>
    public ValueTask Delete(
        TKey key,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var running = WatchWrite("SharedMap.Delete", file, line);
        Remove(key);
        return Operations.ShouldYield(running) ? PlainWaiter.Yield(file, line) : default;
    }

    private (TValue Value, bool Ok) Find(TKey key)
    {
        _use.BeginReading();
        try
        {
            return _entries.TryGetValue(key, out var value) ? (value, true) : (default!, false);
        }
        finally
        {
            _use.EndReading();
        }
    }

    private void Set(TKey key, TValue value)
    {
        _use.BeginWriting();
        try
        {
            _entries[key] = value;
        }
        finally
        {
            _use.EndWriting();
        }
    }

    private void Remove(TKey key)
    {
        _use.BeginWriting();
        try
        {
            _entries.Remove(key);
        }
        finally
        {
            _use.EndWriting();
        }
    }

    private Goroutine? WatchRead(string operation, string file, int line)
    {
        var running = Goroutine.Current;
        if (running is { IsWatched: true })
            _watched.Read(running, _name, operation, file, line);
        return running;
    }

    private Goroutine? WatchWrite(string operation, string file, int line)
    {
        var running = Goroutine.Current;
        if (running is { IsWatched: true })
            _watched.Write(running, _name, operation, file, line);
        return running;
    }
}
