using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary><c>synctest.Wait</c>.</summary>
public sealed class BubbleWaitTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-05")]
    public async Task It_returns_when_a_chain_of_a_hundred_has_come_to_rest(string machine)
    {
        int passed = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var end = await InBubble.PanicOf(async () =>
                {
                    var first = new Chan<int>();
                    var last = first;
                    for (int i = 0; i < 100; i++)
                    {
                        var (from, to) = (last, new Chan<int>());
                        last = to;
                        bool goes = i % 2 == 0;
                        Go(async () =>
                        {
                            int value = await from.Receive();
                            passed++;
                            if (value < 99)
                                await to.Send(value + 1);
                            // Half of them go, the others stay, blocked for good.
                            if (!goes)
                                await to.Receive();
                        });
                    }
                    await Bubble.Wait();
                    Assert.Equal(0, passed);
                    await first.Send(0);
                    await Bubble.Wait();
                    Assert.Equal(100, passed);
                });
                Assert.Contains("blocked goroutines remain", end!.Message);
            }
        );
        Assert.Equal(100, passed);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-05")]
    public async Task It_returns_at_once_when_nobody_else_is_there(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                await Bubble.Wait();
                Go(() => { });
                await Bubble.Wait();
                await Bubble.Wait();
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-05")]
    public async Task It_lets_no_time_pass_for_those_who_sleep(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                int woken = 0;
                for (int i = 1; i <= 3; i++)
                {
                    var duration = i * s_hour;
                    Go(async () =>
                    {
                        await Sleep(duration);
                        woken++;
                    });
                }
                for (int i = 0; i <= 3; i++)
                {
                    await Bubble.Wait();
                    Assert.Equal((i * s_hour, i), (InBubble.Elapsed, woken));
                    if (i < 3)
                        await Sleep(s_hour);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-05")]
    public async Task It_waits_for_those_who_yield_compute_or_want_a_lock(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var mu = new Mutex();
                int done = 0;
                for (int i = 0; i < 10; i++)
                    Go(async () =>
                    {
                        for (int n = 0; n < 5; n++)
                            await Gosched();
                        using (await mu.Lock())
                        {
                            await Gosched();
                            await Task.Yield();
                            await Work(TimeSpan.FromMicroseconds(10));
                            done++;
                        }
                    });
                await Bubble.Wait();
                Assert.Equal(10, done);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-05")]
    public async Task Any_goroutine_of_the_bubble_may_call_it_one_after_the_other(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                bool blocked = false;
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    // The root is blocked by then, in the WaitGroup.
                    await Bubble.Wait();
                    Assert.True(blocked);
                    await ch.Send(1);
                });
                Go(async () =>
                {
                    blocked = true;
                    await ch.Receive();
                });
                await wg.Wait();
                await Bubble.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-06")]
    [Trait("Rule", "MEM-20")]
    public async Task What_the_others_wrote_before_they_blocked_or_ended_is_seen_after_it(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ch = new Chan<Unit>();
                for (int round = 1; round <= 50; round++)
                {
                    // Plain variables: nothing else orders the goroutines.
                    int ended = 0;
                    int blocked = 0;
                    int asleep = 0;
                    Go(() => ended = round);
                    Go(async () =>
                    {
                        blocked = round;
                        await ch.Receive();
                    });
                    Go(async () =>
                    {
                        asleep = round;
                        await Sleep(TimeSpan.FromTicks(1));
                        asleep = -round;
                    });
                    await Bubble.Wait();
                    Assert.Equal((round, round, round), (ended, blocked, asleep));
                    await ch.Send(default);
                    await Sleep(TimeSpan.FromTicks(1));
                    await Bubble.Wait();
                    Assert.Equal(-round, asleep);
                }
            }
        );
    }

    [Fact]
    [Trait("Rule", "MEM-20")]
    public void Sleeping_equally_long_orders_nothing()
    {
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < 50; seed++)
            outcomes.Add(
                Simulate(
                    async () =>
                        await Bubble.Run(async () =>
                        {
                            var wg = new WaitGroup();
                            foreach (string name in new[] { "a", "b" })
                                wg.Go(async () =>
                                {
                                    await Sleep(s_hour);
                                    Console.Write(name);
                                });
                            await wg.Wait();
                        }),
                    new SimulationOptions { Seed = seed, Trace = false }
                ).Stdout
            );
        Assert.Equal(["ab", "ba"], outcomes.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-14")]
    public async Task Two_at_a_time_panic(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ch = new Chan<string>(1);
                bool waits = false;
                Go(async () =>
                {
                    while (!Volatile.Read(ref waits))
                        await Gosched();
                    try
                    {
                        await Bubble.Wait();
                    }
                    catch (PanicException p)
                    {
                        Recover(p);
                        await ch.Send(p.Message);
                    }
                });
                static async GoTask WaitForTheOther() => await Bubble.Wait();
                var waiting = WaitForTheOther();
                Volatile.Write(ref waits, true);
                await waiting;
                Assert.Equal("wait already in progress", await ch.Receive());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-14")]
    public async Task Outside_a_bubble_it_panics(string machine)
    {
        const string Text = "goroutine is not in a bubble";
        await Machine.Output(
            machine,
            async () =>
            {
                var p = await Assert.ThrowsAsync<PanicException>(async () => await Bubble.Wait());
                Assert.Equal(Text, p.Message);
            }
        );
        var plain = await Assert.ThrowsAsync<PanicException>(async () => await Bubble.Wait());
        Assert.Equal(Text, plain.Message);
    }
}
