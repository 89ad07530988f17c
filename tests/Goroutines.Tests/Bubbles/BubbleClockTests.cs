using Goroutines.Tests.Sync;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary>Time in a bubble: whose it is, when it moves, and how far.</summary>
public sealed class BubbleClockTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-01")]
    public async Task It_begins_at_midnight_UTC_of_2000_for_all_its_goroutines(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                Assert.Equal(InBubble.Epoch, Now());
                Assert.Equal(TimeSpan.Zero, Now().Offset);
                var times = new Chan<DateTimeOffset>(3);
                Go(async () => await times.Send(Now()));
                Go(() => Go(async () => await times.Send(Now())));
                AfterFunc(TimeSpan.Zero, async () => await times.Send(Now()));
                for (int i = 0; i < 3; i++)
                    Assert.Equal(InBubble.Epoch, await times.Receive());
                await Sleep(s_second);
                Go(async () => await times.Send(Now()));
                Assert.Equal(InBubble.Epoch + s_second, await times.Receive());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-02")]
    public async Task It_stands_still_while_a_goroutine_can_run(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                bool woken = false;
                Go(async () =>
                {
                    await Sleep(TimeSpan.FromTicks(1));
                    Volatile.Write(ref woken, true);
                });
                for (int i = 0; i < 200; i++)
                    await Gosched();
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
                Assert.False(Volatile.Read(ref woken));
                await Work(TimeSpan.FromMilliseconds(1));
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
                Assert.False(Volatile.Read(ref woken));
                await Sleep(TimeSpan.FromTicks(2));
                Assert.True(woken);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-02")]
    public async Task It_jumps_from_one_event_straight_to_the_next(string machine)
    {
        string output = await InBubble.Run(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                foreach (int seconds in new[] { 3600, 1, 86_400, 3600, 7 })
                    wg.Go(async () =>
                    {
                        await Sleep(seconds * s_second);
                        Assert.Equal(seconds * s_second, InBubble.Elapsed);
                        Console.Write($"{seconds} ");
                    });
                await wg.Wait();
            }
        );
        Assert.Equal("1 7 3600 3600 86400 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-02")]
    public async Task A_day_in_a_bubble_takes_no_time_outside(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var before = Now();
                await Bubble.Run(async () => await Sleep(24 * s_hour));
                Assert.True(Since(before) < 24 * s_hour);
                Assert.NotEqual(InBubble.Epoch + 24 * s_hour, Now());
            }
        );
        Assert.Equal("", run.Stderr);
        if (machine.StartsWith("sim", StringComparison.Ordinal))
            Assert.Equal(TimeSpan.Zero, run.Elapsed);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "SYN-02")]
    public async Task Computing_takes_time_on_the_machine_and_none_in_the_bubble(string machine)
    {
        var burst = TimeSpan.FromMilliseconds(25);
        var run = await Machine.Run(
            machine,
            async () =>
                await Bubble.Run(async () =>
                {
                    var wg = new WaitGroup();
                    for (int i = 0; i < 4; i++)
                        wg.Go(async () =>
                        {
                            // Longer than a time slice: it is interrupted and goes on.
                            await Work(burst);
                            Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
                            await Sleep(s_second);
                        });
                    await wg.Wait();
                    Assert.Equal(s_second, InBubble.Elapsed);
                })
        );
        Assert.Equal("", run.Stderr);
        Assert.InRange(run.Elapsed, burst, 4 * burst);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-11")]
    public async Task Whatever_is_started_in_a_bubble_belongs_to_it(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                // Each sleeps on the bubble's clock, in turn, and starts the next.
                var times = new Chan<TimeSpan>();
                async GoTask Next(int depth)
                {
                    await Sleep(s_second);
                    await times.Send(InBubble.Elapsed);
                    if (depth == 0)
                        times.Close();
                    else if (depth % 2 == 0)
                        Go(() => Next(depth - 1));
                    else
                        AfterFunc(s_second, () => Next(depth - 1));
                }
                Go(() => Next(4));
                var seen = new List<double>();
                await foreach (var time in times)
                    seen.Add(time.TotalSeconds);
                Assert.Equal([1, 2, 4, 5, 7], seen);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-11")]
    public async Task The_functions_of_WaitGroup_Go_belong_to_the_bubble_too(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var outer = new WaitGroup();
                outer.Go(async () =>
                {
                    var inner = new WaitGroup();
                    for (int i = 1; i <= 3; i++)
                    {
                        var duration = i * s_second;
                        inner.Go(async () => await Sleep(duration));
                    }
                    await inner.Wait();
                    Assert.Equal(3 * s_second, InBubble.Elapsed);
                });
                await outer.Wait();
                Assert.Equal(3 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-22")]
    public async Task A_hundred_bubbles_at_once_do_not_mix_their_clocks(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 1; i <= 100; i++)
                {
                    int seconds = i;
                    wg.Go(async () =>
                        await Bubble.Run(async () =>
                        {
                            for (int round = 1; round <= 3; round++)
                            {
                                Assert.Equal(0, await Select(Receive(After(seconds * s_second))));
                                Assert.Equal(round * seconds * s_second, InBubble.Elapsed);
                            }
                        })
                    );
                }
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-24")]
    public async Task The_time_of_day_and_the_time_that_has_passed_move_together(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var start = Now();
                var total = TimeSpan.Zero;
                foreach (long ticks in new[] { 1, 999, 10_000_000, long.MaxValue / 1000 })
                {
                    var duration = TimeSpan.FromTicks(ticks);
                    await Sleep(duration);
                    total += duration;
                    Assert.Equal(total, Since(start));
                    Assert.Equal(Now() - start, Since(start));
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Who_comes_back_to_the_time_before_the_bubble_finds_the_machines_clock(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<DateTimeOffset>();
                var outside = new WaitGroup();
                bool stop = false;
                outside.Go(async () =>
                {
                    await Until.Holds(() => Volatile.Read(ref stop));
                    await ch.Send(Now());
                });
                var before = Now();
                await Bubble.Run(async () =>
                {
                    await Sleep(s_hour);
                    Volatile.Write(ref stop, true);
                    var outsideTime = await ch.Receive();
                    Assert.True(outsideTime >= before && outsideTime < before + s_hour);
                    Assert.Equal(InBubble.Epoch + s_hour, Now());
                });
                await outside.Wait();
            }
        );
    }
}
