using Goroutines.Tests.Bubbles;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>Many random bubbles at once on real threads, each with its times foretold to the tick.</summary>
[Trait("Category", "Stress")]
public sealed class BubbleStressTests
{
    private static readonly int s_rounds = StressRounds.Or(10);

    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Rule", "SYN-02")]
    [Trait("Rule", "SYN-22")]
    public async Task Hundreds_of_bubbles_at_once_keep_their_times_exactly()
    {
        for (int seed = 0; seed < s_rounds; seed++)
        {
            var random = new Random(seed);
            var options = new RunOptions { MaxProcs = 1 + seed % 5, Trace = seed % 2 == 0 };
            var run = await GoRuntime
                .Run(
                    async () =>
                    {
                        var wg = new WaitGroup();
                        for (int i = 0; i < 200; i++)
                        {
                            var scene = new Scene(random.Next());
                            wg.Go(async () => await Bubble.Run(scene.Play));
                        }
                        await wg.Wait();
                    },
                    options
                )
                .WaitAsync(s_watchdog);
            Assert.True(run.ExitCode == 0, $"seed {seed}: {run.Stderr}");
        }
    }

    [Fact]
    [Trait("Rule", "SYN-08")]
    public async Task Bubbles_among_goroutines_that_hog_their_threads_are_not_taken_for_dead()
    {
        for (int seed = 0; seed < s_rounds; seed++)
        {
            var run = await GoRuntime
                .Run(
                    async () =>
                        await Bubble.Run(async () =>
                        {
                            for (int i = 0; i < 3; i++)
                            {
                                // Its processor is lent on meanwhile, and given up by who finds nothing to do.
                                Thread.Sleep(4);
                                await Sleep(TimeSpan.FromHours(1));
                            }
                        }),
                    new RunOptions { MaxProcs = 1 + seed % 3 }
                )
                .WaitAsync(s_watchdog);
            Assert.True(run.ExitCode == 0, $"seed {seed}: {run.Stderr}");
        }
    }

    [Fact]
    [Trait("Rule", "TIME-05")]
    [Trait("Rule", "TIME-08")]
    public async Task A_timer_does_what_a_model_of_it_does()
    {
        for (int seed = 0; seed < 10 * s_rounds; seed++)
        {
            var random = new Random(seed);
            await InBubble.Run($"sim 1 seed {seed}", () => CompareWithModel(random));
        }
    }

    private static async GoTask CompareWithModel(Random random)
    {
        TimeSpan Some() => TimeSpan.FromSeconds(random.Next(-1, 5));
        var first = Some();
        var timer = new Timer(first);
        bool isActive = true;
        var due = Positive(first);
        for (int step = 0; step < 100; step++)
        {
            switch (random.Next(5))
            {
                case 0:
                    await Sleep(Some());
                    break;
                case 1:
                    Assert.Equal(isActive, timer.Stop());
                    isActive = false;
                    break;
                case 2:
                    var duration = Some();
                    Assert.Equal(isActive, timer.Reset(duration));
                    isActive = true;
                    due = InBubble.Elapsed + Positive(duration);
                    break;
                case 3:
                    bool ready = isActive && due <= InBubble.Elapsed;
                    Assert.Equal(ready, timer.C.TryReceive(out var at));
                    if (ready)
                        Assert.Equal(due, at - InBubble.Epoch);
                    isActive &= !ready;
                    break;
                default:
                    // Whole seconds against a half: never both at the same time.
                    var start = InBubble.Elapsed;
                    var limit = TimeSpan.FromSeconds(2.5);
                    int chosen = await Select(
                        Receive(timer.C, out var value),
                        Receive(After(limit))
                    );
                    bool comes = isActive && due <= start + limit;
                    Assert.Equal(comes ? 0 : 1, chosen);
                    if (comes)
                        Assert.Equal(due, value.Value - InBubble.Epoch);
                    isActive &= !comes;
                    break;
            }
        }
    }

    private static TimeSpan Positive(TimeSpan t) => t > TimeSpan.Zero ? t : TimeSpan.Zero;

    /// <summary>Pairs who sleep and meet, in one bubble with locks that all share and that take no virtual time.</summary>
    private sealed class Scene(int seed)
    {
        private readonly Random _random = new(seed);
        private Mutex _mutex = null!;
        private int _inside;
        private int _timeouts;

        internal async GoTask Play()
        {
            _mutex = new Mutex();
            var wg = new WaitGroup();
            int pairs = _random.Next(1, 4);
            var last = TimeSpan.Zero;
            int timeouts = 0;
            for (int i = 0; i < pairs; i++)
            {
                var ch = new Chan<int>();
                var meetings = Foretell(out var end, out int late);
                timeouts += late;
                last = end > last ? end : last;
                wg.Go(async () =>
                {
                    foreach (var m in meetings)
                    {
                        await Pass(m.SenderSleeps, m.Way);
                        await ch.Send(m.Way);
                        Assert.Equal(m.At, InBubble.Elapsed);
                    }
                });
                wg.Go(async () =>
                {
                    foreach (var m in meetings)
                    {
                        await Pass(m.ReceiverSleeps, m.Way + 1);
                        await ReceiveWithin(m.Patience, ch);
                        Assert.Equal(m.At, InBubble.Elapsed);
                    }
                });
            }
            await wg.Wait();
            Assert.Equal(last, InBubble.Elapsed);
            Assert.Equal(timeouts, _timeouts);
            Assert.Equal(0, _inside);
        }

        /// <summary>What a pair will do, and when it will meet: the later of the two.</summary>
        private List<Meeting> Foretell(out TimeSpan end, out int timeouts)
        {
            var meetings = new List<Meeting>();
            var now = TimeSpan.Zero;
            timeouts = 0;
            int count = _random.Next(1, 6);
            for (int n = 0; n < count; n++)
            {
                // Odd ticks of patience among even ones of sleep: never both at the same time.
                var sender = TimeSpan.FromTicks(2 * _random.Next(1000));
                var receiver = TimeSpan.FromTicks(2 * _random.Next(1000));
                var patience = TimeSpan.FromTicks(2 * _random.Next(1000) + 1);
                if (sender > receiver + patience)
                    timeouts++;
                now += sender > receiver ? sender : receiver;
                meetings.Add(new(sender, receiver, patience, now, _random.Next(100)));
            }
            end = now;
            return meetings;
        }

        private async GoTask ReceiveWithin(TimeSpan patience, Chan<int> ch)
        {
            if (await Select(Receive(ch), Receive(After(patience))) == 0)
                return;
            Interlocked.Increment(ref _timeouts);
            await ch.Receive();
        }

        /// <summary>Lets a time pass in one of several ways, among steps that take none.</summary>
        private async GoTask Pass(TimeSpan time, int way)
        {
            await TakeNoTime(way);
            switch (way % 6)
            {
                case 0:
                    await After(time).Receive();
                    break;
                case 1:
                    var called = new Chan<Unit>();
                    AfterFunc(time, called.Close);
                    await called.Receive();
                    break;
                case 2:
                    var wg = new WaitGroup();
                    wg.Go(async () => await Sleep(time));
                    wg.Go(() => TakeNoTime(way + 1));
                    await wg.Wait();
                    break;
                case 3:
                    async Task Helper() => await Sleep(time);
                    await Task.WhenAll(Helper(), Helper());
                    break;
                case 4:
                    var timer = new Timer(time / 2);
                    timer.Reset(time);
                    await timer.C.Receive();
                    break;
                default:
                    await Sleep(time);
                    break;
            }
            await TakeNoTime(way);
        }

        private async GoTask TakeNoTime(int way)
        {
            switch (way % 7)
            {
                case 0:
                    await Gosched();
                    break;
                case 1:
                    await Task.Yield();
                    break;
                case 2:
                    Go(() => Goexit());
                    break;
                case 3:
                    await Sleep(TimeSpan.Zero);
                    break;
                case 4:
                    // Something foreign: the bubble waits for it in real time.
                    await Task.Run(() => Volatile.Read(ref _inside));
                    break;
                default:
                    using (await _mutex.Lock())
                    {
                        Assert.Equal(1, ++_inside);
                        if (way % 2 == 0)
                            await Gosched();
                        _inside--;
                    }
                    break;
            }
        }

        private sealed record Meeting(
            TimeSpan SenderSleeps,
            TimeSpan ReceiverSleeps,
            TimeSpan Patience,
            TimeSpan At,
            int Way
        );
    }
}
