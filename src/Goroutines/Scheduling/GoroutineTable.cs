namespace Goroutines;

/// <summary>All goroutines of a program that have not ended, for counting and for reports.</summary>
/// <param name="shards">How many tables it has: one is enough where one goroutine runs at a time.</param>
/// <remarks>
/// Several tables instead of one, chosen by number, so that starting and ending goroutines on different cores
/// rarely meet. Each is guarded by its own lock. A goroutine knows its place: taking it out touches no other, of which
/// there may be a million that no cache holds.
/// </remarks>
internal sealed class GoroutineTable(int shards)
{
    /// <summary>For programs whose goroutines run on many cores.</summary>
    internal const int Many = 16;

    private readonly Shard[] _shards = MakeShards(shards);

    /// <summary>How many there are. Exact only while nothing runs.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            foreach (var shard in _shards)
                count += shard.Count;
            return count;
        }
    }

    internal void Add(Goroutine goroutine) => Of(goroutine).Add(goroutine);

    internal void Remove(Goroutine goroutine) => Of(goroutine).Remove(goroutine);

    /// <summary>The goroutines at this moment, by number.</summary>
    internal List<Goroutine> Snapshot()
    {
        var all = new List<Goroutine>(Count);
        foreach (var shard in _shards)
            shard.CopyTo(all);
        all.Sort((a, b) => a.Id.CompareTo(b.Id));
        return all;
    }

    private Shard Of(Goroutine goroutine) => _shards[goroutine.Id % _shards.Length];

    private static Shard[] MakeShards(int count)
    {
        var shards = new Shard[count];
        foreach (ref var shard in shards.AsSpan())
            shard = new Shard();
        return shards;
    }

    private sealed class Shard
    {
        private BitLock _lock;
        private Goroutine?[] _places = new Goroutine?[4];
        private int[] _free = [];
        private int _used;
        private int _freeCount;
        private int _count;

        internal int Count => Volatile.Read(ref _count);

        internal void Add(Goroutine goroutine)
        {
            _lock.Enter();
            if (_freeCount > 0)
                goroutine.Place = _free[--_freeCount];
            else
            {
                if (_used == _places.Length)
                    Array.Resize(ref _places, _used * 2);
                goroutine.Place = _used++;
            }
            _places[goroutine.Place] = goroutine;
            _count++;
            _lock.Exit();
        }

        internal void Remove(Goroutine goroutine)
        {
            _lock.Enter();
            _places[goroutine.Place] = null;
            if (_freeCount == _free.Length)
                Array.Resize(ref _free, Math.Max(_freeCount * 2, 4));
            _free[_freeCount++] = goroutine.Place;
            _count--;
            _lock.Exit();
        }

        internal void CopyTo(List<Goroutine> all)
        {
            _lock.Enter();
            foreach (var goroutine in _places.AsSpan(0, _used))
                if (goroutine is not null)
                    all.Add(goroutine);
            _lock.Exit();
        }
    }
}
