using System.Numerics;

namespace Goroutines;

/// <summary>All goroutines of a program that have not ended, for counting and for reports.</summary>
/// <remarks>
/// <para>
/// Each has a place, in arrays of which every one is twice as long as the one before: so none is copied when there are
/// more, and there may be a million. A place that becomes free is used again.
/// </para>
/// <para>
/// Every worker keeps a handful of free places (<see cref="FreePlaces"/>). So who starts a goroutine, or ends one, takes
/// the lock once in a while only, to fetch free places or to bring some back; what it writes into a place that it has,
/// nobody else writes.
/// </para>
/// </remarks>
internal sealed class GoroutineTable
{
    private const int FirstLength = 4;

    private readonly List<FreePlaces> _kept = [];
    private BitLock _lock;
    private Goroutine?[][] _arrays = [new Goroutine?[FirstLength]];
    private int _used;
    private int[] _free = [];
    private int _freeCount;

    // Of those that were added or removed by threads without free places of their own.
    private long _count;

    /// <summary>How many there are. Exact only while nothing runs.</summary>
    internal int Count
    {
        get
        {
            _lock.Enter();
            long count = _count;
            foreach (var places in _kept)
                count += places.Count;
            _lock.Exit();
            return (int)Math.Max(count, 0);
        }
    }

    /// <summary>Free places for a worker to keep.</summary>
    internal FreePlaces Keep()
    {
        var places = new FreePlaces(this);
        _lock.Enter();
        _kept.Add(places);
        _lock.Exit();
        return places;
    }

    /// <summary>A worker ends, and its free places are everybody's.</summary>
    internal void TakeBack(FreePlaces places)
    {
        _lock.Enter();
        _kept.Remove(places);
        _count += places.Count;
        PutBack(places.Places);
        _lock.Exit();
    }

    /// <summary>A goroutine begins.</summary>
    /// <param name="goroutine">Who.</param>
    /// <param name="here">The calling thread, if it runs goroutines.</param>
    internal void Add(Goroutine goroutine, Runner? here)
    {
        if (here?.FreePlaces is { } own && own.Table == this)
        {
            goroutine.Place = own.Take();
            At(goroutine.Place) = goroutine;
            return;
        }
        _lock.Enter();
        goroutine.Place = NextFree();
        At(goroutine.Place) = goroutine;
        _count++;
        _lock.Exit();
    }

    /// <summary>A goroutine has ended.</summary>
    internal void Remove(Goroutine goroutine, Runner? here)
    {
        At(goroutine.Place) = null;
        if (here?.FreePlaces is { } own && own.Table == this)
        {
            own.Add(goroutine.Place);
            return;
        }
        _lock.Enter();
        PutBack([goroutine.Place]);
        _count--;
        _lock.Exit();
    }

    /// <summary>The goroutines at this moment, by number.</summary>
    internal List<Goroutine> Snapshot()
    {
        var all = new List<Goroutine>();
        _lock.Enter();
        for (int place = 0; place < _used; place++)
            if (Volatile.Read(ref At(place)) is { } goroutine)
                all.Add(goroutine);
        _lock.Exit();
        all.Sort((a, b) => a.Id.CompareTo(b.Id));
        return all;
    }

    /// <summary>Free places for who has none left.</summary>
    internal void Fetch(Span<int> places)
    {
        _lock.Enter();
        foreach (ref int place in places)
            place = NextFree();
        _lock.Exit();
    }

    /// <summary>Free places from who has too many.</summary>
    internal void Bring(ReadOnlySpan<int> places)
    {
        _lock.Enter();
        PutBack(places);
        _lock.Exit();
    }

    private int NextFree()
    {
        if (_freeCount > 0)
            return _free[--_freeCount];
        int number = Find(_used, out _);
        if (number == _arrays.Length)
            _arrays = [.. _arrays, new Goroutine?[FirstLength << number]];
        return _used++;
    }

    private void PutBack(ReadOnlySpan<int> places)
    {
        if (_freeCount + places.Length > _free.Length)
            Array.Resize(ref _free, Math.Max(_freeCount + places.Length, _free.Length * 2));
        places.CopyTo(_free.AsSpan(_freeCount));
        _freeCount += places.Length;
    }

    private ref Goroutine? At(int place) => ref _arrays[Find(place, out int index)][index];

    /// <summary>In which array a place is, and where in that.</summary>
    private static int Find(int place, out int index)
    {
        int number = BitOperations.Log2((uint)(place / FirstLength + 1));
        index = place - FirstLength * ((1 << number) - 1);
        return number;
    }
}
