using Goroutines.Tests.Bubbles;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Time;

/// <summary>Tickers, by the rules of Go 1.23.</summary>
public sealed class TickerTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> All => Machine.All;

    private static async GoTask<double> Next(Ticker ticker) =>
        (await ticker.C.Receive() - InBubble.Epoch).TotalSeconds;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-13")]
    public async Task It_ticks_once_a_period(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ticker = new Ticker(s_second);
                for (int i = 1; i <= 5; i++)
                {
                    Assert.Equal(i, await Next(ticker));
                    Assert.Equal(i * s_second, InBubble.Elapsed);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-09")]
    [Trait("Rule", "TIME-13")]
    [Trait("Rule", "TIME-14")]
    public async Task A_slow_reader_gets_the_first_tick_it_missed_and_then_those_on_the_beat(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ticker = new Ticker(s_second);
                Assert.Equal(1, await Next(ticker));
                await Sleep(4.5 * s_second);
                Assert.Equal((0, 0), (ticker.C.Len, ticker.C.Cap));
                // Ticks 2 to 5 have passed: one is left, and the next comes at 6.
                Assert.Equal(2, await Next(ticker));
                Assert.False(ticker.C.TryReceive(out _));
                Assert.Equal(5.5 * s_second, InBubble.Elapsed);
                Assert.Equal(6, await Next(ticker));
                Assert.Equal(7, await Next(ticker));
                // A late reader that comes exactly on the beat.
                await Sleep(3 * s_second);
                Assert.Equal(8, await Next(ticker));
                Assert.Equal(11, await Next(ticker));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-15")]
    public async Task Stop_leaves_the_channel_open_and_silent(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ticker = new Ticker(s_second);
                bool received = false;
                Go(async () =>
                {
                    await ticker.C.Receive();
                    received = true;
                });
                await Bubble.Wait();
                ticker.Stop();
                ticker.Stop();
                await Sleep(10 * s_second);
                Assert.False(received);
                Assert.False(ticker.C.TryReceive(out _));
                // Who waited was only waiting: when the ticker goes on it is served.
                ticker.Reset(s_second);
                await Sleep(s_second);
                await Bubble.Wait();
                Assert.True(received);
                ticker.Stop();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-05")]
    [Trait("Rule", "TIME-15")]
    public async Task Stop_takes_an_unread_tick_back(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ticker = new Ticker(s_second);
                await Sleep(3 * s_second);
                ticker.Stop();
                Assert.False(ticker.C.TryReceive(out _));
                var other = new Ticker(s_second);
                await Sleep(3 * s_second);
                other.Reset(2 * s_second);
                Assert.False(other.C.TryReceive(out _));
                Assert.Equal(8, await Next(other));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-17")]
    public async Task Reset_sets_period_and_beat_from_now_on_also_after_Stop(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ticker = new Ticker(s_second);
                await Sleep(1.5 * s_second);
                ticker.Reset(10 * s_second);
                Assert.Equal(11.5, await Next(ticker));
                Assert.Equal(21.5, await Next(ticker));
                ticker.Stop();
                await Sleep(s_second);
                ticker.Reset(3 * s_second);
                Assert.Equal(25.5, await Next(ticker));
                Assert.Equal(28.5, await Next(ticker));
                // Under one who waits, sooner and later.
                Go(async () =>
                {
                    await Sleep(s_second);
                    ticker.Reset(s_second);
                    await Sleep(1.5 * s_second);
                    ticker.Reset(5 * s_second);
                });
                Assert.Equal(30.5, await Next(ticker));
                Assert.Equal(36, await Next(ticker));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-13")]
    public async Task Of_two_readers_each_tick_serves_one(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ticker = new Ticker(s_second);
                var ticks = new Chan<double>(10);
                for (int i = 0; i < 2; i++)
                    Go(async () =>
                    {
                        for (int n = 0; n < 3; n++)
                            await ticks.Send(await Next(ticker));
                    });
                for (int i = 1; i <= 6; i++)
                    Assert.Equal(i, await ticks.Receive());
                Assert.Equal(6 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-16")]
    public async Task An_interval_that_is_not_positive_panics_and_Tick_of_it_is_nil(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                foreach (long ticks in new[] { 0, -1, long.MinValue })
                {
                    var period = TimeSpan.FromTicks(ticks);
                    var made = Assert.Throws<PanicException>(() => new Ticker(period));
                    Assert.Equal("non-positive interval for NewTicker", made.Message);
                    var ticker = new Ticker(s_second);
                    var reset = Assert.Throws<PanicException>(() => ticker.Reset(period));
                    Assert.Equal("non-positive interval for Ticker.Reset", reset.Message);
                    Assert.Null(Tick(period));
                }
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-18")]
    public async Task A_ticker_that_was_not_made_may_be_stopped_and_not_reset(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                var ticker = new Ticker();
                Assert.Null(ticker.C);
                ticker.Stop();
                var reset = Assert.Throws<PanicException>(() => ticker.Reset(s_second));
                Assert.Equal("time: Reset called on uninitialized Ticker", reset.Message);
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-02")]
    public async Task A_period_of_centuries_does_not_overflow(string machine)
    {
        // The clock ends 292 years after it began; two such periods would wrap it round.
        await InBubble.Run(
            machine,
            async () =>
            {
                var century = TimeSpan.FromDays(36_500);
                var ticker = new Ticker(2 * century);
                var never = new Ticker(TimeSpan.MaxValue);
                Assert.Equal(2 * century, await ticker.C.Receive() - InBubble.Epoch);
                for (int i = 0; i < 3; i++)
                {
                    Assert.False(ticker.C.TryReceive(out _));
                    Assert.False(never.C.TryReceive(out _));
                    await Sleep(s_second);
                }
                Assert.Equal(
                    2,
                    await Select(Receive(ticker.C), Receive(never.C), Receive(After(s_second)))
                );
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-13")]
    public async Task Tick_is_a_channel_to_range_over(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                int ticks = 0;
                await foreach (var at in Range(Tick(s_second)))
                {
                    Assert.Equal(++ticks * s_second, at - InBubble.Epoch);
                    if (ticks == 5)
                        break;
                }
                Assert.Equal(5, ticks);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-13")]
    public async Task On_the_machines_own_clock_ticks_are_never_early(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var period = TimeSpan.FromMilliseconds(1);
                var start = Now();
                var ticker = new Ticker(period);
                var last = start;
                for (int i = 1; i <= 10; i++)
                {
                    var tick = await ticker.C.Receive();
                    Assert.True(tick >= start + i * period);
                    Assert.True(tick >= last + period);
                    Assert.True(Now() >= tick);
                    last = tick;
                }
            }
        );
    }
}
