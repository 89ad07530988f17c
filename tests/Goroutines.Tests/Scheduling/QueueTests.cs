namespace Goroutines.Tests.Scheduling;

/// <summary>The queues, against the simplest ones that do the same.</summary>
public sealed class QueueTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory, MemberData(nameof(Seeds))]
    public void Who_waits_is_taken_in_the_order_of_arrival(int seed)
    {
        var random = new Random(seed);
        var waiters = Enumerable.Range(0, 8).Select(_ => new PlainWaiter()).ToArray();
        var queue = new WaitQueue();
        var expected = new List<Waiter>();
        for (int step = 0; step < 2000; step++)
        {
            var waiter = waiters[random.Next(waiters.Length)];
            switch (random.Next(step % 200 < 100 ? 4 : 8))
            {
                case 0 or 1 when !waiter.IsQueued:
                    queue.Add(waiter);
                    expected.Add(waiter);
                    break;
                case 2 when !waiter.IsQueued:
                    queue.AddFirst(waiter);
                    expected.Insert(0, waiter);
                    break;
                case 3 or 4:
                    queue.Remove(waiter);
                    expected.Remove(waiter);
                    break;
                case 5 or 6:
                    Assert.Same(expected.FirstOrDefault(), queue.Take());
                    expected = [.. expected.Skip(1)];
                    break;
                case 7 when step % 50 == 0:
                    Assert.Equal(expected, Linked(queue.TakeAll()));
                    foreach (var one in expected)
                        one.Next = one.Previous = null;
                    expected.Clear();
                    break;
                default:
                    break;
            }
            Assert.Equal(expected, Linked(queue.First));
            Assert.Equal(expected.Count == 0, queue.IsEmpty);
            Assert.All(waiters, w => Assert.Equal(expected.Contains(w), w.IsQueued));
            // Who stands in no queue holds on to nobody.
            Assert.All(
                waiters.Except(expected),
                w => Assert.Equal((null, null), (w.Next, w.Previous))
            );
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_run_queue_keeps_the_order_however_long_it_becomes(int seed)
    {
        var random = new Random(seed);
        var items = Enumerable.Range(0, 5000).Select(_ => new Item()).ToArray<IRunnable>();
        var queue = new RunQueue();
        var taken = new List<IRunnable?>();
        int next = 0;
        while (taken.Count < items.Length)
        {
            int some = random.Next(600);
            switch (random.Next(4))
            {
                case 0:
                    for (; some > 0 && next < items.Length; some--)
                        queue.Add(items[next++]);
                    break;
                case 1:
                    some = Math.Min(some, items.Length - next);
                    queue.Add(items.AsSpan(next, some));
                    next += some;
                    break;
                case 2:
                    for (; some > 0 && queue.Take() is { } item; some--)
                        taken.Add(item);
                    break;
                default:
                    var loot = new IRunnable?[128];
                    int half = queue.Count - queue.Count / 2;
                    int count = queue.Steal(loot);
                    Assert.Equal(Math.Min(half, loot.Length), count);
                    taken.AddRange(loot.Take(count));
                    break;
            }
            Assert.Equal(next - taken.Count, queue.Count);
        }
        Assert.Equal(items, taken);
        Assert.Null(queue.Take());
    }

    private static List<Waiter> Linked(Waiter? first)
    {
        var all = new List<Waiter>();
        for (var waiter = first; waiter is not null; waiter = waiter.Next)
            all.Add(waiter);
        return all;
    }

    private sealed class Item : IRunnable
    {
        public Goroutine Goroutine => throw new NotSupportedException();

        public void Run() => throw new NotSupportedException();
    }
}
