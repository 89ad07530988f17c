using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary>Waits that only the bubble itself can end: while all its goroutines are in such, its time moves.</summary>
public sealed class DurableTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string> All => Machine.All;

    /// <summary>
    /// Starts a goroutine that waits in <paramref name="wait"/>, and shows that the bubble takes it for blocked:
    /// <c>Wait</c> returns and time moves on. Then <paramref name="release"/> must end the wait.
    /// </summary>
    private static async Task IsDurable(string machine, Func<GoTask> wait, Func<GoTask> release)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                bool over = false;
                var waiting = new WaitGroup();
                waiting.Go(async () =>
                {
                    await wait();
                    over = true;
                });
                await Bubble.Wait();
                Assert.False(over);
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
                await Sleep(s_hour);
                Assert.False(over);
                Assert.Equal(s_hour, InBubble.Elapsed);
                await release();
                await waiting.Wait();
            }
        );
    }

    /// <summary>The same for a wait that nothing can end.</summary>
    private static async Task IsDurableForEver(string machine, Func<GoTask> wait)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var end = await InBubble.PanicOf(async () =>
                {
                    Go(wait);
                    await Bubble.Wait();
                    await Sleep(s_hour);
                    Assert.Equal(s_hour, InBubble.Elapsed);
                });
                Assert.Contains("blocked goroutines remain", end!.Message);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task Receiving(string machine)
    {
        Chan<int> ch = null!;
        await IsDurable(
            machine,
            async () => await (ch = new Chan<int>()).Receive(),
            async () => await ch.Send(1)
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task Receiving_in_a_loop(string machine)
    {
        Chan<int> ch = null!;
        await IsDurable(
            machine,
            async () =>
            {
                await foreach (int _ in ch = new Chan<int>()) { }
            },
            async () =>
            {
                await ch.Send(1);
                await Bubble.Wait();
                ch.Close();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task Sending(string machine)
    {
        Chan<int> ch = null!;
        await IsDurable(
            machine,
            async () => await (ch = new Chan<int>()).Send(1),
            async () => await ch.Receive()
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task Sending_to_a_full_buffer(string machine)
    {
        Chan<int> ch = null!;
        await IsDurable(
            machine,
            async () =>
            {
                ch = new Chan<int>(1);
                await ch.Send(1);
                await ch.Send(2);
            },
            async () => await ch.Receive()
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task A_select_over_the_bubbles_channels_and_nil(string machine)
    {
        Chan<int> a = null!;
        Chan<int> b = null!;
        await IsDurable(
            machine,
            async () =>
            {
                (a, b) = (new Chan<int>(), new Chan<int>());
                await Select(Receive(a), Send(b, 1), Receive<int>(null), Send<int>(null, 1));
            },
            async () => await b.Receive()
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public Task A_select_without_cases(string machine) =>
        IsDurableForEver(machine, async () => await Select());

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public Task A_select_over_nil_only(string machine) =>
        IsDurableForEver(machine, async () => await Select(Receive<int>(null), Send(null, 1)));

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public Task Receiving_from_nil(string machine) =>
        IsDurableForEver(machine, async () => await Receive<int>(null));

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public Task Sending_to_nil(string machine) =>
        IsDurableForEver(machine, async () => await Send(null, 1));

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task Waiting_in_a_Cond(string machine)
    {
        var cond = new Cond(new Mutex());
        await IsDurable(
            machine,
            async () =>
            {
                await cond.L.Lock();
                await cond.Wait();
                cond.L.Unlock();
            },
            () =>
            {
                cond.Signal();
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public async Task Waiting_in_a_WaitGroup_that_was_raised_in_the_bubble(string machine)
    {
        var wg = new WaitGroup();
        await IsDurable(
            machine,
            async () =>
            {
                wg.Add(1);
                await wg.Wait();
            },
            () =>
            {
                wg.Done();
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public Task Sleeping(string machine) =>
        IsDurable(machine, async () => await Sleep(2 * s_hour), async () => await Sleep(s_hour));

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-03")]
    public Task Waiting_for_a_timer(string machine) =>
        IsDurable(
            machine,
            async () => await Select(Receive(After(2 * s_hour))),
            async () => await Sleep(s_hour)
        );

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-16")]
    public async Task A_WaitGroup_serves_one_bubble_after_the_other_and_the_outside_too(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int bubble = 0; bubble < 3; bubble++)
                {
                    await Bubble.Run(async () =>
                    {
                        for (int i = 1; i <= 3; i++)
                        {
                            var duration = i * s_hour;
                            wg.Go(async () => await Sleep(duration));
                        }
                        await wg.Wait();
                        Assert.Equal(3 * s_hour, InBubble.Elapsed);
                        // Freed by coming to zero, with nobody waiting.
                        wg.Add(1);
                        wg.Done();
                    });
                    wg.Go(async () => await Sleep(TimeSpan.FromTicks(1)));
                    await wg.Wait();
                }
            }
        );
    }
}
