using Goroutines.Tests.Bubbles;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Time;

/// <summary>Timers with a channel, by the rules of Go 1.23.</summary>
public sealed class TimerTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> All => Machine.All;

    /// <summary>What a receive that does not wait gives: when it was due, or null.</summary>
    private static TimeSpan? Poll(Timer timer) =>
        timer.C.TryReceive(out var at) ? at - InBubble.Epoch : null;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-04")]
    public async Task The_channel_shows_no_buffer_even_when_the_timer_has_expired(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_second);
                Assert.Equal((0, 0), (timer.C.Len, timer.C.Cap));
                await Sleep(3 * s_second);
                Assert.Equal((0, 0), (Len(timer.C), Cap(timer.C)));
                Assert.NotNull(Poll(timer));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-05")]
    [Trait("Rule", "TIME-06")]
    public async Task Stopping_an_expired_timer_that_was_not_read_tells_true_and_takes_the_value_back(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_second);
                await Sleep(3 * s_second);
                Assert.True(timer.Stop());
                Assert.Null(Poll(timer));
                await Sleep(3 * s_second);
                Assert.Null(Poll(timer));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-05")]
    [Trait("Rule", "TIME-06")]
    [Trait("Rule", "TIME-08")]
    public async Task Resetting_an_expired_timer_that_was_not_read_leaves_only_the_new_value(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_second);
                await Sleep(3 * s_second);
                Assert.True(timer.Reset(4 * s_second));
                Assert.Null(Poll(timer));
                var at = await timer.C.Receive();
                Assert.Equal(7 * s_second, at - InBubble.Epoch);
                Assert.Equal(7 * s_second, InBubble.Elapsed);
                await Sleep(10 * s_second);
                Assert.Null(Poll(timer));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-05")]
    public async Task Who_waits_in_the_channel_gets_nothing_of_a_timer_that_is_stopped(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(2 * s_second);
                var received = new Chan<TimeSpan>(1);
                Go(async () => await received.Send(await timer.C.Receive() - InBubble.Epoch));
                await Sleep(s_second);
                Assert.True(timer.Stop());
                await Sleep(5 * s_second);
                Assert.Equal(0, received.Len);
                // It has not left, and a new setting serves it.
                Assert.False(timer.Reset(s_second));
                Assert.Equal(7 * s_second, await received.Receive());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-05")]
    public async Task Who_waits_in_the_channel_gets_the_value_of_the_new_setting_only(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(2 * s_second);
                var received = new Chan<TimeSpan>(1);
                Go(async () => await received.Send(await timer.C.Receive() - InBubble.Epoch));
                await Sleep(s_second);
                Assert.True(timer.Reset(3 * s_second));
                Assert.Equal(4 * s_second, await received.Receive());
                Assert.Equal(4 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-07")]
    public async Task Stopping_again_or_after_the_value_was_read_tells_false(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var stopped = new Timer(s_second);
                Assert.True(stopped.Stop());
                Assert.False(stopped.Stop());

                var polled = new Timer(s_second);
                await Sleep(s_second);
                Assert.NotNull(Poll(polled));
                Assert.False(polled.Stop());

                var awaited = new Timer(s_second);
                await awaited.C.Receive();
                Assert.False(awaited.Stop());

                var selected = new Timer(s_second);
                await Select(Receive(selected.C), Receive(new Chan<int>()));
                Assert.False(selected.Stop());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-08")]
    public async Task Reset_tells_whether_the_timer_was_active_and_starts_it_anew(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_second);
                Assert.True(timer.Reset(2 * s_second));
                timer.Stop();
                Assert.False(timer.Reset(2 * s_second));
                Assert.Equal(2 * s_second, await timer.C.Receive() - InBubble.Epoch);
                Assert.False(timer.Reset(s_second));
                Assert.True(timer.Reset(4 * s_second));
                Assert.Equal(6 * s_second, await timer.C.Receive() - InBubble.Epoch);
                // Earlier than before, while somebody waits.
                timer.Reset(TimeSpan.FromHours(1));
                Go(async () =>
                {
                    await Sleep(s_second);
                    Assert.True(timer.Reset(s_second));
                });
                Assert.Equal(8 * s_second, await timer.C.Receive() - InBubble.Epoch);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-09")]
    public async Task The_value_is_the_time_at_which_the_timer_was_due(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var polled = new Timer(s_second);
                var awaited = new Timer(2 * s_second);
                var selected = After(3 * s_second);
                await Sleep(10 * s_second);
                Assert.Equal(s_second, Poll(polled));
                Assert.Equal(2 * s_second, await awaited.C.Receive() - InBubble.Epoch);
                Assert.Equal(0, await Select(Receive(selected, out var late), Default));
                Assert.Equal(3 * s_second, late.Value - InBubble.Epoch);
                Assert.Equal(10 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-10")]
    [Trait("Rule", "SYN-23")]
    public async Task A_timer_of_no_or_negative_duration_is_ready_at_once(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                Assert.Equal(TimeSpan.Zero, Poll(new Timer(TimeSpan.Zero)));
                Assert.Equal(TimeSpan.Zero, Poll(new Timer(TimeSpan.FromHours(-1))));
                Assert.Equal(TimeSpan.Zero, Poll(new Timer(TimeSpan.MinValue)));
                Assert.Equal(0, await Select(Receive(After(TimeSpan.Zero)), Default));
                var again = new Timer(s_second);
                again.Reset(TimeSpan.Zero);
                Assert.Equal(TimeSpan.Zero, Poll(again));
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-10")]
    [Trait("Rule", "SYN-23")]
    public async Task A_reset_to_zero_serves_who_waits_though_others_go_on(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_second);
                bool received = false;
                Go(async () =>
                {
                    await timer.C.Receive();
                    Volatile.Write(ref received, true);
                });
                await Bubble.Wait();
                timer.Reset(TimeSpan.Zero);
                while (!Volatile.Read(ref received))
                    await Gosched();
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-03")]
    public async Task Timers_fire_in_the_order_of_time_whatever_the_order_of_their_making(
        string machine
    )
    {
        string output = await InBubble.Run(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                foreach (int n in new[] { 3, 1, 5, 2, 4 })
                {
                    var due = After(n * s_second);
                    wg.Go(async () =>
                    {
                        await due.Receive();
                        Assert.Equal(n * s_second, InBubble.Elapsed);
                        Console.Write(n);
                    });
                }
                await wg.Wait();
            }
        );
        Assert.Equal("12345", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Of_several_who_wait_in_one_channel_each_setting_serves_the_first(
        string machine
    )
    {
        string output = await InBubble.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_second);
                var wg = new WaitGroup();
                for (int i = 1; i <= 3; i++)
                {
                    int n = i;
                    wg.Go(async () =>
                    {
                        await timer.C.Receive();
                        Console.Write($"{n}at{InBubble.Elapsed.TotalSeconds} ");
                    });
                    await Bubble.Wait();
                }
                await Sleep(5 * s_second);
                timer.Reset(s_second);
                await Sleep(5 * s_second);
                timer.Reset(s_second);
                await wg.Wait();
            }
        );
        Assert.Equal("1at1 2at6 3at11 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-18")]
    public async Task A_timer_that_was_not_made_panics(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                var timer = new Timer();
                Assert.Null(timer.C);
                var stop = Assert.Throws<PanicException>(() => timer.Stop());
                Assert.Equal("time: Stop called on uninitialized Timer", stop.Message);
                var reset = Assert.Throws<PanicException>(() => timer.Reset(s_second));
                Assert.Equal("time: Reset called on uninitialized Timer", reset.Message);
                return default;
            }
        );
    }

    [Fact]
    [Trait("Rule", "TIME-06")]
    [Trait("Rule", "TIME-09")]
    public async Task Timers_serve_plain_code_as_well()
    {
        var start = Now();
        var timer = new Timer(TimeSpan.FromMilliseconds(5));
        var at = await timer.C.Receive();
        Assert.True(at - start >= TimeSpan.FromMilliseconds(5));
        Assert.True(Now() >= at);
        timer.Reset(TimeSpan.Zero);
        Assert.True(timer.Stop());
        Assert.False(timer.C.TryReceive(out _));
        int calls = 0;
        var called = new TaskCompletionSource();
        AfterFunc(
            TimeSpan.FromMilliseconds(1),
            () =>
            {
                calls++;
                called.SetResult();
            }
        );
        await called.Task;
        Assert.Equal(1, calls);
    }
}
