namespace Goroutines.Tests.Scheduling;

/// <summary>The table of all goroutines, as several workers and other threads use it at a time.</summary>
public sealed class GoroutineTableTests
{
    private readonly Program _program = new(_ => { });
    private readonly StealingScheduler _scheduler;
    private long _lastId;

    public GoroutineTableTests() => _scheduler = new(_program, 2);

    private GoroutineTable Table => _program.Goroutines;

    [Fact]
    public void Places_are_used_again_and_the_table_grows_where_none_is_free()
    {
        var worker = new Worker(_scheduler);
        var all = Enumerable.Range(0, 1000).Select(_ => Begin(worker)).ToList();
        Assert.Equal(1000, all.Select(g => g.Place).Distinct().Count());
        Assert.Equal(all, Table.Snapshot());
        var others = new Worker(_scheduler);
        for (int round = 0; round < 100; round++)
        {
            // Begun by one, ended by the other: the places go round through the table.
            foreach (var goroutine in all.Take(500))
                Table.Remove(goroutine, others);
            Assert.Equal(500, Table.Count);
            all = [.. all.Skip(500), .. Enumerable.Range(0, 500).Select(_ => Begin(worker))];
        }
        Assert.Equal(all, Table.Snapshot());
        // What two workers keep, and no more: nothing has leaked.
        Assert.InRange(all.Max(g => g.Place), 0, 1000 + 4 * 128);
    }

    [Fact]
    public void A_worker_that_ends_leaves_its_places_and_its_count()
    {
        var (first, second) = (new Worker(_scheduler), new Worker(_scheduler));
        var goroutine = Begin(first);
        Table.TakeBack(first.FreePlaces!);
        Assert.Equal((1, 1), (Table.Count, Table.Snapshot().Count));
        Table.Remove(goroutine, second);
        Assert.Equal((0, 0), (Table.Count, Table.Snapshot().Count));
        var next = Enumerable.Range(0, 64).Select(_ => Begin(second)).ToArray();
        // 64 were fetched at first, and as many again: 63 of them are the same.
        Assert.Equal(64, next.Max(g => g.Place));
    }

    [Fact]
    public void Many_threads_at_once_lose_none_and_count_none_twice()
    {
        // The last one is a thread that keeps no places.
        Worker?[] workers = [new(_scheduler), new(_scheduler), new(_scheduler), null];
        var kept = new List<Goroutine>[workers.Length];
        var handed = new System.Collections.Concurrent.ConcurrentQueue<Goroutine>();
        var threads = workers
            .Select(
                (worker, number) =>
                {
                    var thread = new Thread(() =>
                    {
                        var random = new Random(number);
                        var mine = kept[number] = [];
                        for (int i = 0; i < 20_000; i++)
                        {
                            var begun = Begin(worker);
                            if (random.Next(2) == 0)
                                handed.Enqueue(begun);
                            else
                                mine.Add(begun);
                            if (handed.TryDequeue(out var other))
                                Table.Remove(other, worker);
                            if (mine.Count > 100)
                            {
                                Table.Remove(mine[0], worker);
                                mine.RemoveAt(0);
                            }
                            if (i % 5000 == 0)
                                Table.Snapshot();
                        }
                    });
                    thread.Start();
                    return thread;
                }
            )
            .ToList();
        threads.ForEach(thread => thread.Join());
        var left = kept.SelectMany(k => k).Concat(handed).OrderBy(g => g.Id).ToList();
        Assert.Equal(left, Table.Snapshot());
        Assert.Equal(left.Count, Table.Count);
    }

    private Goroutine Begin(Runner? here)
    {
        long id = Interlocked.Increment(ref _lastId);
        var goroutine = new Goroutine(_scheduler, () => { }, id, 0, here, "", 0);
        Table.Add(goroutine, here);
        return goroutine;
    }
}
