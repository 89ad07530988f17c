namespace Goroutines;

/// <summary>Places in the <see cref="GoroutineTable"/> that a worker keeps, and how many goroutines it has put there.</summary>
/// <remarks>Only its worker uses it; others read the count.</remarks>
internal sealed class FreePlaces(GoroutineTable table)
{
    /// <summary>Half of them are fetched, or brought back, at a time.</summary>
    private const int Most = 128;

    private readonly int[] _places = new int[Most];
    private int _free;
    private long _count;

    /// <summary>Where the places are.</summary>
    internal GoroutineTable Table => table;

    /// <summary>Goroutines that the worker has begun, less those that it has ended: not seldom below zero.</summary>
    internal long Count => Volatile.Read(ref _count);

    /// <summary>The free ones.</summary>
    internal ReadOnlySpan<int> Places => _places.AsSpan(0, _free);

    /// <summary>A place for a goroutine that begins.</summary>
    internal int Take()
    {
        if (_free == 0)
        {
            _free = Most / 2;
            table.Fetch(_places.AsSpan(0, _free));
        }
        Volatile.Write(ref _count, _count + 1);
        return _places[--_free];
    }

    /// <summary>The place of a goroutine that has ended.</summary>
    internal void Add(int place)
    {
        if (_free == Most)
        {
            _free = Most / 2;
            table.Bring(_places.AsSpan(_free));
        }
        Volatile.Write(ref _count, _count - 1);
        _places[_free++] = place;
    }
}
