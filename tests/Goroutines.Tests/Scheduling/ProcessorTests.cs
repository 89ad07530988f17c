namespace Goroutines.Tests.Scheduling;

/// <summary>The next slot, whose owner goes in without a fence; and when it pays to take something away.</summary>
public sealed class ProcessorTests
{
    private const int Items = 200_000;

    private readonly StealingScheduler _scheduler = new(new Program(_ => { }), 1);

    [Fact]
    public void What_a_thief_and_the_owner_take_from_the_next_slot_is_each_taken_once()
    {
        var owner = new Worker(_scheduler);
        var processor = new Processor(0) { Worker = owner };
        var items = Item.Many(Items);
        using var isDone = new CancellationTokenSource();
        var thief = Run(() =>
        {
            while (!isDone.IsCancellationRequested)
                Item.Taken(processor.StealNext());
        });
        foreach (var item in items)
        {
            Assert.True(processor.TryPutNext(owner, item, out var displaced));
            Item.Taken(displaced);
            // Every other one stays for longer, so that the thief meets one, and one is displaced.
            if (item.Number % 2 == 0)
                Item.Taken(processor.TakeNext(owner));
        }
        isDone.Cancel();
        thief.Join();
        Item.Taken(processor.TakeNext(owner));
        Assert.All(items, item => Assert.Equal(1, item.Times));
    }

    [Fact]
    public void A_worker_that_loses_the_processor_puts_nothing_into_the_next_slot_any_more()
    {
        var workers = new[] { new Worker(_scheduler), new Worker(_scheduler) };
        var processor = new Processor(0);
        using var isDone = new CancellationTokenSource();
        var items = workers.Select(_ => Item.Many(Items)).ToArray();
        var threads = workers
            .Select(
                (worker, w) =>
                    Run(() =>
                    {
                        foreach (var item in items[w])
                        {
                            if (!processor.TryPutNext(worker, item, out var displaced))
                                Item.Taken(item);
                            Item.Taken(displaced);
                            Item.Taken(processor.TakeNext(worker));
                        }
                    })
            )
            .ToArray();
        for (int turn = 0; threads.Any(t => t.IsAlive); turn++)
        {
            processor.Worker = workers[turn % 2];
            Thread.SpinWait(1000);
            processor.TakeFrom(workers[turn % 2]);
            // The processor is nobody's: what is in the slot now stays there until somebody visits.
            Item.Taken(processor.StealNext());
            Assert.False(processor.HasNext);
        }
        Assert.All(items.SelectMany(i => i), item => Assert.Equal(1, item.Times));
    }

    [Theory]
    [InlineData(8, 60, false)]
    [InlineData(1000, 60, true)]
    [InlineData(3, 600, false)]
    [InlineData(20, 600, true)]
    [InlineData(0, 1_000_000, false)]
    public void A_queue_is_long_if_its_last_waits_long_at_the_pace_of_its_owner(
        int count,
        long pace,
        bool isLong
    )
    {
        var processor = new Processor(0);
        foreach (var item in Item.Many(count))
            processor.Queue.Add(item);
        Assert.Equal(isLong, processor.HasLongQueue(pace));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(300, false)]
    [InlineData(2_000, true)]
    public void A_processor_is_slow_by_the_length_of_its_steps(long pace, bool isSlow)
    {
        var processor = new Processor(0);
        Assert.True(processor.IsSlow);
        processor.Pace = pace;
        Assert.Equal(isSlow, processor.IsSlow);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void From_an_owner_that_does_not_move_even_the_only_one_is_taken(bool isNext)
    {
        var scheduler = new StealingScheduler(new Program(_ => { }), 2);
        var (thief, victim) = (scheduler.Processors[0], scheduler.Processors[1]);
        var owner = new Worker(scheduler);
        victim.Worker = owner;
        var item = Item.Many(1)[0];
        if (isNext)
            Assert.True(victim.TryPutNext(owner, item, out _));
        else
            victim.Queue.Add(item);
        Assert.Same(item, scheduler.Search(thief, new Worker(scheduler)));
        Assert.Equal(1, thief.Steals);
        Assert.Null(scheduler.Search(thief, new Worker(scheduler)));
    }

    private static Thread Run(Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private sealed class Item(int number) : IRunnable
    {
        private int _times;

        internal int Number => number;

        internal int Times => _times;

        public Goroutine Goroutine => throw new NotSupportedException();

        public void Run() => throw new NotSupportedException();

        internal static Item[] Many(int count) =>
            [.. Enumerable.Range(0, count).Select(i => new Item(i))];

        internal static void Taken(IRunnable? item)
        {
            if (item is Item taken)
                Interlocked.Increment(ref taken._times);
        }
    }
}
