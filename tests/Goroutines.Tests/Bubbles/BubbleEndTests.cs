using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary>How bubbles end, and what they die of.</summary>
public sealed class BubbleEndTests
{
    private const string Blocked = "deadlock: all goroutines in bubble are blocked";

    private const string Remain =
        "deadlock: main bubble goroutine has exited but blocked goroutines remain";

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-07")]
    public async Task Run_returns_when_all_its_goroutines_have_ended(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                int met = 0;
                int ended = 0;
                await Bubble.Run(async () =>
                {
                    var ch = new Chan<int>();
                    for (int i = 0; i < 10; i++)
                        Go(async () =>
                        {
                            for (int n = 0; n < 50; n++)
                                await Gosched();
                            await Task.Yield();
                            if (Interlocked.Increment(ref met) % 2 == 1)
                                await ch.Receive();
                            else
                                await ch.Send(1);
                            Interlocked.Increment(ref ended);
                        });
                });
                Assert.Equal(10, ended);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-08")]
    [Trait("Rule", "SYN-25")]
    public async Task When_all_are_blocked_and_no_timer_is_left_Run_panics(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var panic = await InBubble.PanicOf(async () =>
                {
                    Go(async () =>
                    {
                        await Sleep(s_hour);
                        Console.Write("slept an hour");
                    });
                    await new Chan<int>().Receive();
                });
                Assert.Equal(Blocked, panic!.Message);
                Assert.Equal(Blocked, panic.Value);
                // The program goes on, with other bubbles too.
                await Bubble.Run(async () => await Sleep(s_hour));
            }
        );
        Assert.Equal("slept an hour", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-08")]
    [Trait("Rule", "SYN-25")]
    [Trait("Differs", "from Go")]
    public async Task Nobody_recovering_that_ends_the_program(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () => await Bubble.Run(async () => await Select())
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"panic: {Blocked}\n\ngoroutine 1 [running]:\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-09")]
    [Trait("Rule", "SYN-10")]
    public async Task When_the_root_has_returned_time_stands_still_and_who_is_blocked_remains(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                bool called = false;
                bool woken = false;
                bool ticked = false;
                var panic = await InBubble.PanicOf(async () =>
                {
                    AfterFunc(s_hour, () => called = true);
                    var ticker = new Ticker(s_hour);
                    Go(async () =>
                    {
                        await Sleep(s_hour);
                        woken = true;
                    });
                    Go(async () =>
                    {
                        await ticker.C.Receive();
                        ticked = true;
                    });
                    await Bubble.Wait();
                });
                Assert.Equal(Remain, panic!.Message);
                Assert.Equal((false, false, false), (called, woken, ticked));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-10")]
    public async Task Pending_timers_that_nobody_waits_for_do_not_keep_a_bubble(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                bool called = false;
                TimeSpan ended = default;
                await Bubble.Run(async () =>
                {
                    await Sleep(s_hour);
                    AfterFunc(s_hour, () => called = true);
                    _ = new Ticker(s_hour);
                    Go(async () =>
                    {
                        for (int i = 0; i < 20; i++)
                            await Gosched();
                        ended = InBubble.Elapsed;
                    });
                });
                Assert.False(called);
                Assert.Equal(s_hour, ended);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-14")]
    public async Task A_bubble_in_a_bubble_panics(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var panic = await InBubble.PanicOf(() => default);
                Assert.Equal("synctest.Run called from within a synctest bubble", panic!.Message);
                await Sleep(s_hour);
                Assert.Equal(s_hour, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Goexit_ends_a_goroutine_of_a_bubble_or_its_root(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                await Bubble.Run(async () =>
                {
                    var wg = new WaitGroup();
                    wg.Add(2);
                    Go(() =>
                    {
                        using var done = Defer(wg.Done);
                        Goexit();
                    });
                    Go(async () =>
                    {
                        using var done = Defer(wg.Done);
                        await Sleep(s_hour);
                        Goexit();
                    });
                    await wg.Wait();
                    Assert.Equal(s_hour, InBubble.Elapsed);
                    Go(() => Console.Write("child "));
                    await using var last = Defer(async () =>
                    {
                        await Sleep(s_hour);
                        Console.Write(InBubble.Elapsed.TotalHours);
                    });
                    Goexit();
                });
                Console.Write(" outside");
            }
        );
        Assert.Equal("child 2 outside", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_in_a_bubble_ends_the_program(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                try
                {
                    await Bubble.Run(async () =>
                    {
                        Go(async () =>
                        {
                            await Sleep(s_hour);
                            Panic("in the bubble");
                        });
                        await Sleep(2 * s_hour);
                        Console.Write("too late");
                    });
                }
                catch (PanicException)
                {
                    Console.Write("it is not the caller's");
                }
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: in the bubble\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_that_is_recovered_in_the_bubble_leaves_it_whole(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 1; i <= 5; i++)
                {
                    var duration = i * s_hour;
                    wg.Go(async () =>
                    {
                        try
                        {
                            await Sleep(duration);
                            Panic("x");
                        }
                        catch (PanicException p)
                        {
                            Recover(p);
                        }
                        await Sleep(s_hour);
                    });
                }
                await wg.Wait();
                Assert.Equal(6 * s_hour, InBubble.Elapsed);
            }
        );
    }

    [Fact]
    [Trait("Rule", "SYN-08")]
    [Trait("Rule", "SYN-09")]
    [Trait("Rule", "SYN-25")]
    public async Task In_plain_code_a_bubble_is_a_program_and_throws_what_it_dies_of()
    {
        await Bubble.Run(async () =>
        {
            await Sleep(s_hour);
            Assert.Equal(s_hour, InBubble.Elapsed);
        });
        var blocked = await InBubble.PanicOf(async () => await Select());
        Assert.Equal(Blocked, blocked!.Message);
        var remain = await InBubble.PanicOf(() =>
        {
            Go(async () => await Select());
            return default;
        });
        Assert.Equal(Remain, remain!.Message);
        var own = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Bubble.Run(async () =>
            {
                await Sleep(s_hour);
                throw new InvalidOperationException("a failed assertion");
            })
        );
        Assert.Equal("a failed assertion", own.Message);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_shape_of_body_is_run_to_its_end(string machine)
    {
        static async Task Slow() => await Sleep(s_hour);
        static async Task<TimeSpan> Slower()
        {
            await Sleep(s_hour);
            return InBubble.Elapsed;
        }
        int ended = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                await Bubble.Run(() => ended++);
                await Bubble.Run(() =>
                {
                    ended++;
                });
                await Bubble.Run(async () =>
                {
                    await Slow();
                    ended++;
                });
                await Bubble.Run(async () =>
                {
                    await Sleep(s_hour);
                    return ended++;
                });
                await Bubble.Run(() => Slow());
                await Bubble.Run(() => Slower());
                await Bubble.Run(() => new ValueTask(Slow()));
                await Bubble.Run(() => new ValueTask<TimeSpan>(Slower()));
            }
        );
        Assert.Equal(4, ended);
    }
}
