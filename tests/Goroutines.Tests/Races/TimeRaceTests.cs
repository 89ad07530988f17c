using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>What timers, contexts, groups and bubbles order, and what they do not.</summary>
public sealed class TimeRaceTests
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> Machines => Searched.Machines;

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-14")]
    public Task AfterFunc_is_before_its_function(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var done = new Chan<Unit>();
                await x.Store(1);
                AfterFunc(
                    s_ms,
                    async () =>
                    {
                        await x.Store(2);
                        await done.Send(default);
                    }
                );
                await done.Receive();
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-14")]
    public Task What_comes_after_AfterFunc_is_not(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var done = new Chan<Unit>();
                AfterFunc(
                    s_ms,
                    async () =>
                    {
                        await x.Store(2);
                        await done.Send(default);
                    }
                );
                await x.Store(1);
                await done.Receive();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-14")]
    public Task Reset_is_before_the_function(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var done = new Chan<Unit>();
                var timer = AfterFunc(
                    TimeSpan.FromDays(1),
                    async () =>
                    {
                        await x.Store(2);
                        await done.Send(default);
                    }
                );
                await x.Store(1);
                timer.Reset(s_ms);
                await done.Receive();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-14")]
    public Task Arming_a_timer_is_before_what_comes_out_of_its_channel(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var timer = new Timer(TimeSpan.FromDays(1));
                Go(async () =>
                {
                    await x.Store(1);
                    timer.Reset(s_ms);
                });
                await timer.C.Receive();
                await x.Store(2);
                Go(async () =>
                {
                    await x.Store(3);
                    timer.Reset(s_ms);
                });
                await Select(Receive(timer.C));
                await x.Store(4);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-20")]
    public Task Sleeping_orders_nothing(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(async () =>
                {
                    await Sleep(s_ms);
                    await x.Store(1);
                });
                await Sleep(3 * s_ms);
                await x.Store(2);
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-19")]
    public Task A_cancel_is_before_what_is_seen_of_it(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                var (child, _) = Context.WithCancel(ctx);
                Go(async () =>
                {
                    await ctx.Done!.Receive();
                    await x.Load();
                });
                Go(async () =>
                {
                    await Select(Receive(child.Done));
                    await x.Load();
                });
                Go(async () =>
                {
                    while (child.Err is null)
                        await Gosched();
                    await x.Load();
                });
                Go(async () =>
                {
                    while (Context.Cause(ctx) is null)
                        await Gosched();
                    await x.Load();
                    // Made when all was over.
                    await Context.WithCancel(ctx).Context.Done!.Receive();
                    await x.Load();
                });
                Context.AfterFunc(ctx, async () => await x.Load());
                await x.Store(1);
                cancel();
                Context.AfterFunc(ctx, async () => await x.Load());
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-19")]
    public Task What_comes_after_a_cancel_is_not_before_what_is_seen_of_it(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                Go(async () =>
                {
                    await ctx.Done!.Receive();
                    await x.Store(2);
                });
                cancel();
                await x.Store(1);
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-19")]
    public Task A_context_that_was_made_is_before_its_deadline(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var made = new AtomicPointer<IContext>();
                Go(async () =>
                {
                    while (made.Load() is null)
                        await Gosched();
                    await made.Load()!.Done!.Receive();
                    await x.Load();
                });
                await x.Store(1);
                var (ctx, _) = Context.WithTimeout(Context.Background, s_ms);
                Context.AfterFunc(ctx, async () => await x.Load());
                made.Store(ctx);
                await ctx.Done!.Receive();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task An_error_group_orders_its_functions_with_who_waits(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(6);
                var (group, ctx) = ErrGroup.WithContext(Context.Background);
                group.SetLimit(2);
                for (int g = 0; g < a.Length; g++)
                {
                    int me = g;
                    await group.Go(async () => await a.Store(me, 1));
                }
                Assert.Null(await group.Wait());
                for (int g = 0; g < a.Length; g++)
                    await a.Load(g);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_semaphore_orders_who_takes_with_who_gave_back(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var sem = new WeightedSemaphore(2);
                for (int g = 0; g < 4; g++)
                {
                    bool writes = g % 2 == 0;
                    Go(async () =>
                    {
                        await sem.Acquire(Context.Background, writes ? 2 : 1);
                        if (writes)
                            await x.Store(1);
                        else
                            await x.Load();
                        sem.Release(writes ? 2 : 1);
                    });
                }
                await UntilAlone();
                while (!sem.TryAcquire(2))
                    await Gosched();
                await x.Store(2);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task Those_who_share_a_semaphore_race(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var sem = new WeightedSemaphore(2);
                var both = new WaitGroup();
                both.Add(2);
                for (int g = 0; g < 2; g++)
                    Go(async () =>
                    {
                        await sem.Acquire(Context.Background, 1);
                        await x.Store(1);
                        both.Done();
                        await both.Wait();
                        sem.Release(1);
                    });
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_flight_is_before_the_result_of_each_who_shares_it(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var flights = new SingleFlight<string, Shared<int>>();
                var landed = new WaitGroup();
                landed.Add(4);
                for (int g = 0; g < 4; g++)
                {
                    bool byChannel = g == 3;
                    Go(async () =>
                    {
                        var box = byChannel
                            ? (await flights.DoChan("k", Fly).Receive()).Value
                            : (await flights.Do("k", Fly)).Value;
                        await box.Load();
                        landed.Done();
                    });
                }
                await landed.Wait();

                static async GoTask<Shared<int>> Fly()
                {
                    var box = new Shared<int>();
                    await Sleep(TimeSpan.FromMilliseconds(1));
                    await box.Store(1);
                    return box;
                }
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-20")]
    public Task What_came_before_a_bubble_s_goroutines_block_is_before_the_return_of_Wait(
        string machine
    ) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                await Bubble.Run(async () =>
                {
                    Go(async () => await x.Store(1));
                    await Bubble.Wait();
                    await x.Store(2);
                    Go(async () =>
                    {
                        await x.Store(3);
                        await Sleep(TimeSpan.FromHours(1));
                    });
                    await Bubble.Wait();
                    await x.Store(4);
                    await Sleep(TimeSpan.FromHours(2));
                });
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-20")]
    public Task What_a_bubble_s_goroutines_did_is_before_its_end(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                await Bubble.Run(() => Go(async () => await x.Store(1)));
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-20")]
    public Task Sleeping_in_a_bubble_orders_nothing(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                await Bubble.Run(async () =>
                {
                    Go(async () =>
                    {
                        await Sleep(TimeSpan.FromSeconds(1));
                        await x.Store(1);
                    });
                    await Sleep(TimeSpan.FromSeconds(2));
                    await x.Store(2);
                });
            }
        );

    private static async GoTask UntilAlone()
    {
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }
}
