using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>Timers under random Stop, Reset and receive from several goroutines on real threads.</summary>
/// <remarks>
/// What holds on every schedule: each setting of a timer comes to exactly one thing, a value received (or a call
/// made), or a Stop or Reset that told true. So no value after a Stop that told true, none twice, none lost.
/// </remarks>
[Trait("Category", "Stress")]
public sealed class TimerStressTests
{
    private static readonly int s_rounds = StressRounds.Or(60);

    private static TimeSpan Micros(int n) => TimeSpan.FromMicroseconds(n);

    private static async Task Repeat(Func<Random, GoTask> main)
    {
        for (int seed = 0; seed < s_rounds; seed++)
        {
            var random = new Random(seed);
            var options = new RunOptions { MaxProcs = 1 + seed % 4 };
            var run = await GoRuntime
                .Run(() => main(random), options)
                .WaitAsync(TimeSpan.FromSeconds(60));
            Assert.True(run.ExitCode == 0, $"seed {seed}: {run.Stderr}");
        }
    }

    [Fact]
    [Trait("Rule", "TIME-05")]
    [Trait("Rule", "TIME-06")]
    public Task Every_setting_of_a_timer_comes_to_one_value_or_is_taken_back() =>
        Repeat(async random =>
        {
            var wg = new WaitGroup();
            int timers = random.Next(1, 20);
            for (int i = 0; i < timers; i++)
            {
                var play = new TimerPlay(random.Next());
                wg.Go(play.Run);
            }
            await wg.Wait();
        });

    [Fact]
    [Trait("Rule", "TIME-11")]
    [Trait("Rule", "TIME-12")]
    public Task Every_setting_of_an_AfterFunc_comes_to_one_call_or_is_taken_back() =>
        Repeat(async random =>
        {
            int settings = 0;
            int calls = 0;
            int takenBack = 0;
            var wg = new WaitGroup();
            int timers = random.Next(1, 10);
            for (int i = 0; i < timers; i++)
            {
                var own = new Random(random.Next());
                Interlocked.Increment(ref settings);
                var timer = AfterFunc(Micros(own.Next(60)), () => Interlocked.Increment(ref calls));
                for (int who = 0; who < 2; who++)
                {
                    var mine = new Random(own.Next());
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 20; n++)
                        {
                            await Sleep(Micros(mine.Next(40)));
                            bool stop = mine.Next(3) == 0;
                            if (!stop)
                                Interlocked.Increment(ref settings);
                            if (stop ? timer.Stop() : timer.Reset(Micros(mine.Next(60))))
                                Interlocked.Increment(ref takenBack);
                        }
                    });
                }
            }
            await wg.Wait();
            while (Volatile.Read(ref calls) + takenBack < settings)
                await Sleep(Micros(50));
            await Sleep(Micros(200));
            Assert.Equal(settings, calls + takenBack);
        });

    [Fact]
    [Trait("Rule", "TIME-13")]
    [Trait("Rule", "TIME-14")]
    public Task Ticks_keep_the_beat_of_their_setting_and_come_once() =>
        Repeat(async random =>
        {
            var wg = new WaitGroup();
            int tickers = random.Next(1, 10);
            for (int i = 0; i < tickers; i++)
            {
                var mine = new Random(random.Next());
                wg.Go(async () =>
                {
                    var ticker = new Ticker(Micros(50));
                    for (int setting = 0; setting < 4; setting++)
                    {
                        var period = Micros(mine.Next(20, 100));
                        var before = Now();
                        ticker.Reset(period);
                        var after = Now();
                        DateTimeOffset last = default;
                        for (int n = 0; n < 5; n++)
                        {
                            if (mine.Next(3) == 0)
                                await Sleep(Micros(mine.Next(300)));
                            var tick = await ticker.C.Receive();
                            Assert.True(tick <= Now());
                            if (n == 0)
                                Assert.InRange(tick, before + period, after + period);
                            else
                            {
                                Assert.True(tick > last);
                                Assert.Equal(0, (tick - last).Ticks % period.Ticks);
                            }
                            last = tick;
                        }
                    }
                    ticker.Stop();
                    await Sleep(Micros(200));
                    Assert.False(ticker.C.TryReceive(out _));
                });
            }
            await wg.Wait();
        });

    [Fact]
    [Trait("Rule", "TIME-01")]
    public async Task No_sleeper_of_plain_code_is_forgotten()
    {
        // Between two sleeps nothing runs: each arms its timer while the scheduler's threads go to sleep.
        async Task SleepOften(int seed)
        {
            var random = new Random(seed);
            for (int i = 0; i < 5 * s_rounds; i++)
            {
                var start = Now();
                var duration = Micros(random.Next(200));
                await Sleep(duration);
                Assert.True(Since(start) >= duration);
            }
        }
        await Task.WhenAll(SleepOften(1), SleepOften(2)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>One timer, some who receive from it in different ways, and some who set and stop it.</summary>
    private sealed class TimerPlay(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Chan<Unit> _quit = new();
        private Timer _timer = null!;
        private int _settings;
        private int _received;
        private int _takenBack;

        internal async GoTask Run()
        {
            _settings = 1;
            _timer = new Timer(Micros(_random.Next(60)));
            var receiving = new WaitGroup();
            int receivers = _random.Next(1, 4);
            for (int i = 0; i < receivers; i++)
            {
                int way = _random.Next(3);
                receiving.Go(() => Receive(way));
            }
            var setting = new WaitGroup();
            int setters = _random.Next(1, 3);
            for (int i = 0; i < setters; i++)
            {
                var mine = new Random(_random.Next());
                setting.Go(() => SetAndStop(mine));
            }
            await setting.Wait();
            // What is still set must come: a wake-up that is lost is waited for here, for ever.
            while (Volatile.Read(ref _received) + _takenBack < _settings)
                await Sleep(Micros(50));
            await Sleep(Micros(100));
            _quit.Close();
            await receiving.Wait();
            Assert.Equal(_settings, _received + _takenBack);
            Assert.False(_timer.Stop());
        }

        private async GoTask Receive(int way)
        {
            var due = Builtin.Receive(_timer.C);
            var quit = Builtin.Receive(_quit);
            var other = new Timer(TimeSpan.Zero);
            while (true)
            {
                int chosen;
                if (way == 0)
                    chosen = await Select(due, quit);
                else if (way == 1)
                {
                    // Loses often to a timer of its own.
                    other.Reset(Micros(20));
                    chosen = await Select(due, quit, Builtin.Receive(other.C));
                }
                else
                {
                    chosen = await Select(due, quit, Default);
                    if (chosen == 2)
                        await Gosched();
                }
                if (chosen == 1)
                    return;
                if (chosen == 0)
                    Interlocked.Increment(ref _received);
            }
        }

        private async GoTask SetAndStop(Random mine)
        {
            for (int n = 0; n < 30; n++)
            {
                switch (mine.Next(4))
                {
                    case 0:
                        await Sleep(Micros(mine.Next(80)));
                        break;
                    case 1:
                        await Gosched();
                        break;
                }
                bool stop = mine.Next(3) == 0;
                if (!stop)
                    Interlocked.Increment(ref _settings);
                if (stop ? _timer.Stop() : _timer.Reset(Micros(mine.Next(60))))
                    Interlocked.Increment(ref _takenBack);
            }
        }
    }
}
