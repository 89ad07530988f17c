namespace Goroutines;

/// <summary>All goroutines of a program that have not ended, for counting and for reports.</summary>
/// <remarks>
/// Several lists instead of one, chosen by number, so that starting and ending goroutines on different cores
/// rarely meet. Each list is guarded by its own lock.
/// </remarks>
internal sealed class GoroutineTable
{
    private const int Shards = 16;
    private readonly Shard[] _shards = new Shard[Shards];

    /// <summary>How many there are. Exact only while nothing runs.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            foreach (ref var shard in _shards.AsSpan())
                count += Volatile.Read(ref shard.Count);
            return count;
        }
    }

    internal void Add(Goroutine goroutine)
    {
        ref var shard = ref _shards[goroutine.Id % Shards];
        shard.Lock.Enter();
        goroutine.TableNext = shard.First;
        if (shard.First is { } first)
            first.TablePrevious = goroutine;
        shard.First = goroutine;
        shard.Count++;
        shard.Lock.Exit();
    }

    internal void Remove(Goroutine goroutine)
    {
        ref var shard = ref _shards[goroutine.Id % Shards];
        shard.Lock.Enter();
        if (goroutine.TablePrevious is { } previous)
            previous.TableNext = goroutine.TableNext;
        else
            shard.First = goroutine.TableNext;
        if (goroutine.TableNext is { } next)
            next.TablePrevious = goroutine.TablePrevious;
        goroutine.TableNext = goroutine.TablePrevious = null;
        shard.Count--;
        shard.Lock.Exit();
    }

    /// <summary>The goroutines at this moment, by number.</summary>
    internal List<Goroutine> Snapshot()
    {
        var all = new List<Goroutine>(Count);
        foreach (ref var shard in _shards.AsSpan())
        {
            shard.Lock.Enter();
            for (var g = shard.First; g is not null; g = g.TableNext)
                all.Add(g);
            shard.Lock.Exit();
        }
        all.Sort((a, b) => a.Id.CompareTo(b.Id));
        return all;
    }

    private struct Shard
    {
        internal BitLock Lock;
        internal Goroutine? First;
        internal int Count;
    }
}
