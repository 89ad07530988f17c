using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Goroutines;

/// <summary>A map that goroutines may share without a lock: <c>sync.Map</c>.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
/// <remarks>
/// Each value stands in an entry that is never changed, only replaced: so a value of any size is seen whole, and of
/// two who compare and replace at a time one finds the very entry it has read, and the other does not. A value's
/// own <c>Equals</c> is called outside all locks.
/// </remarks>
[DebuggerDisplay("{_entries.Count} keys")]
public sealed class SyncMap<TKey, TValue>
    where TKey : notnull
{
    // Given and not left to the number of cores, so that the order of Range is the same on every machine.
    private const int Locks = 16;
    private const int Buckets = 31;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new(Locks, Buckets);
    private Subject _subject;

    // For the race detector: all that came before a removal, of any key.
    private VectorClock? _removed;

    /// <summary>Finds the value of a key: <c>v, ok := m.Load(key)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; the zero value if there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool Load(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        bool found = Find(key, out var entry);
        value = found ? entry!.Value : default;
        return Operations.After(found, OperationKind.Load, ref _subject);
    }

    /// <summary>Sets the value of a key: <c>m.Store(key, v)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Store(TKey key, TValue value)
    {
        _entries[key] = Entry.Of(value);
        if (Operations.IsWatching)
            Operations.Did(OperationKind.Store, ref _subject);
    }

    /// <summary>Finds the value of a key, or sets it: <c>actual, loaded := m.LoadOrStore(key, v)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value if there is none.</param>
    /// <returns>The value that is in the map now, and whether it was there before.</returns>
    public (TValue Actual, bool Loaded) LoadOrStore(TKey key, TValue value) =>
        Operations.After(FindOrAdd(key, value), OperationKind.Update, ref _subject);

    private (TValue Actual, bool Loaded) FindOrAdd(TKey key, TValue value)
    {
        if (Find(key, out var entry))
            return (entry.Value, true);
        var mine = Entry.Of(value);
        entry = _entries.GetOrAdd(key, mine);
        if (entry != mine)
            Saw(entry);
        return (entry.Value, entry != mine);
    }

    /// <summary>Takes a key out and gives its value: <c>v, loaded := m.LoadAndDelete(key)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value, and whether there was one.</returns>
    public (TValue Value, bool Loaded) LoadAndDelete(TKey key)
    {
        BeginRemoval();
        bool found = _entries.TryRemove(key, out var entry);
        Saw(entry);
        return Operations.After(
            found ? (entry!.Value, true) : (default!, false),
            OperationKind.Update,
            ref _subject
        );
    }

    /// <summary>Takes a key out: <c>m.Delete(key)</c>.</summary>
    /// <param name="key">The key.</param>
    public void Delete(TKey key) => LoadAndDelete(key);

    /// <summary>Sets the value of a key and gives the one before: <c>previous, loaded := m.Swap(key, v)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value before, and whether there was one.</returns>
    public (TValue Value, bool Loaded) Swap(TKey key, TValue value) =>
        Operations.After(Replace(key, value), OperationKind.Update, ref _subject);

    private (TValue Value, bool Loaded) Replace(TKey key, TValue value)
    {
        while (true)
        {
            bool found = Find(key, out var entry);
            // Made after that: who sees it has seen, in a way, what it replaces.
            var mine = Entry.Of(value);
            if (found)
            {
                if (_entries.TryUpdate(key, mine, entry!))
                    return (entry!.Value, true);
            }
            else if (_entries.TryAdd(key, mine))
                return (default!, false);
        }
    }

    /// <summary>Sets the value of a key if it is what the caller thinks: <c>m.CompareAndSwap(key, old, new)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="old">What the value must be equal to.</param>
    /// <param name="value">The new value.</param>
    /// <returns>Whether it was set; false also if there was none.</returns>
    public bool CompareAndSwap(TKey key, TValue old, TValue value) =>
        Operations.After(TryReplace(key, old, value), OperationKind.Update, ref _subject);

    private bool TryReplace(TKey key, TValue old, TValue value)
    {
        while (IsEqual(key, old, out var entry))
            if (_entries.TryUpdate(key, Entry.Of(value), entry))
                return true;
        return false;
    }

    /// <summary>Takes a key out if its value is what the caller thinks: <c>m.CompareAndDelete(key, old)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="old">What the value must be equal to.</param>
    /// <returns>Whether it was taken out; false also if there was none.</returns>
    public bool CompareAndDelete(TKey key, TValue old) =>
        Operations.After(TryRemove(key, old), OperationKind.Update, ref _subject);

    private bool TryRemove(TKey key, TValue old)
    {
        while (IsEqual(key, old, out var entry))
        {
            BeginRemoval();
            if (_entries.TryRemove(new(key, entry)))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Calls <paramref name="f"/> for each key and value until it returns false: <c>m.Range(f)</c>. It may call any
    /// method of the map. What others do meanwhile may be seen or not; no key is seen twice.
    /// </summary>
    /// <param name="f">The function; false stops.</param>
    public void Range(Func<TKey, TValue, bool> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (Operations.IsWatching)
            Operations.Did(OperationKind.Load, ref _subject);
        foreach (var (key, entry) in _entries)
        {
            Saw(entry);
            if (!f(key, entry.Value))
                return;
        }
    }

    /// <summary>Takes all keys out: <c>m.Clear()</c>.</summary>
    public void Clear()
    {
        BeginRemoval();
        _entries.Clear();
        if (Operations.IsWatching)
            Operations.Did(OperationKind.Update, ref _subject);
    }

    private bool IsEqual(TKey key, TValue old, [NotNullWhen(true)] out Entry? entry) =>
        Find(key, out entry) && EqualityComparer<TValue>.Default.Equals(entry.Value, old);

    private bool Find(TKey key, [NotNullWhen(true)] out Entry? entry)
    {
        bool found = _entries.TryGetValue(key, out entry);
        Saw(entry);
        return found;
    }

    /// <summary>For the race detector: who sees an entry comes after who made it, who sees none after the removals.</summary>
    private void Saw(Entry? entry)
    {
        if (!Operations.IsWatching)
            return;
        if (entry is null)
            Ordering.Acquire(Goroutine.Current, ref _removed);
        else if (entry is OrderedEntry { Released: var clock })
            Ordering.Strand?.Acquire(clock);
    }

    private void BeginRemoval()
    {
        if (Operations.IsWatching)
            Ordering.Release(Goroutine.Current, ref _removed);
    }

    private class Entry(TValue value)
    {
        internal TValue Value { get; } = value;

        internal static Entry Of(TValue value) =>
            Operations.IsWatching && Ordering.Release() is { } clock
                ? new OrderedEntry(value, clock)
                : new Entry(value);
    }

    private sealed class OrderedEntry(TValue value, VectorClock clock) : Entry(value)
    {
        internal VectorClock Released { get; } = clock;
    }
}
