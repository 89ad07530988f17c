using static Goroutines.Builtin;

namespace Goroutines.Tests.Groups;

public sealed class WeightedSemaphoreTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> All => Machine.All;

    [Fact, Trait("Rule", "SEMA-01")]
    public void TryAcquire_takes_what_is_free_and_never_waits()
    {
        var sem = new WeightedSemaphore(2);
        Assert.True(sem.TryAcquire(1));
        Assert.False(sem.TryAcquire(2));
        Assert.True(sem.TryAcquire(1));
        Assert.False(sem.TryAcquire(1));
        Assert.True(sem.TryAcquire(0));
        sem.Release(2);
        Assert.True(sem.TryAcquire(2));
        Assert.False(sem.TryAcquire(3));
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-01")]
    public async Task Acquire_waits_until_enough_has_been_given_back(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var start = Now();
                    var sem = new WeightedSemaphore(3);
                    Assert.Null(await sem.Acquire(Context.Background, 3));
                    Go(async () =>
                    {
                        await Sleep(s_second);
                        sem.Release(1);
                        await Sleep(s_second);
                        sem.Release(1);
                    });
                    Assert.Null(await sem.Acquire(Context.Background, 2));
                    Assert.Equal(2 * s_second, Since(start));
                    Assert.False(sem.TryAcquire(1));
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-01")]
    public async Task No_more_is_held_than_there_is(string machine)
    {
        long held = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var sem = new WeightedSemaphore(5);
                var wg = new WaitGroup();
                for (int g = 1; g <= 8; g++)
                {
                    int n = g % 5 + 1;
                    wg.Go(async () =>
                    {
                        for (int i = 0; i < 50; i++)
                        {
                            Assert.Null(await sem.Acquire(Context.Background, n));
                            Assert.InRange(Interlocked.Add(ref held, n), 1, 5);
                            if (i % 10 == 0)
                                await Gosched();
                            Interlocked.Add(ref held, -n);
                            sem.Release(n);
                        }
                    });
                }
                await wg.Wait();
                Assert.True(sem.TryAcquire(5));
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-02")]
    public async Task A_small_request_does_not_pass_a_big_one(string machine)
    {
        string output = await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sem = new WeightedSemaphore(3);
                    Assert.True(sem.TryAcquire(2));
                    foreach (int n in new[] { 3, 1, 2 })
                    {
                        Go(async () =>
                        {
                            await sem.Acquire(Context.Background, n);
                            Console.Write(n);
                            await Sleep(s_second);
                            sem.Release(n);
                        });
                        await Bubble.Wait();
                    }
                    // One unit is free, but somebody was here before.
                    Assert.False(sem.TryAcquire(1));
                    Console.Write("release ");
                    sem.Release(2);
                    await Sleep(5 * s_second);
                    Assert.True(sem.TryAcquire(3));
                })
        );
        Assert.Contains(output, new[] { "release 312", "release 321" });
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-04")]
    public async Task A_request_for_more_than_there_is_waits_for_its_context_and_blocks_nobody(
        string machine
    )
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var start = Now();
                    var sem = new WeightedSemaphore(2);
                    var (ctx, _) = Context.WithTimeout(Context.Background, 5 * s_second);
                    var wg = new WaitGroup();
                    wg.Go(async () =>
                    {
                        Assert.Same(Context.DeadlineExceeded, await sem.Acquire(ctx, 3));
                        Assert.Equal(5 * s_second, Since(start));
                    });
                    await Bubble.Wait();
                    Assert.Null(await sem.Acquire(Context.Background, 2));
                    Assert.Equal(TimeSpan.Zero, Since(start));
                    sem.Release(2);
                    await wg.Wait();
                    Assert.True(sem.TryAcquire(2));
                })
        );
    }

    [Fact, Trait("Rule", "SEMA-06")]
    public void Releasing_more_than_is_held_panics()
    {
        var sem = new WeightedSemaphore(3);
        sem.TryAcquire(1);
        var panic = Assert.Throws<PanicException>(() => sem.Release(2));
        Assert.Equal("semaphore: released more than held", panic.Value);
        // What is held stays held.
        Assert.True(sem.TryAcquire(2));
        Assert.False(sem.TryAcquire(1));
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-07")]
    public async Task A_done_context_takes_nothing_even_if_all_is_free(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var sem = new WeightedSemaphore(2);
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                cancel();
                var err = await sem.Acquire(ctx, 1);
                Assert.Same(Context.Canceled, err);
                Assert.Equal("context canceled", err!.Message);
                Assert.True(sem.TryAcquire(2));
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-07")]
    public async Task A_waiter_whose_context_ends_leaves_the_queue_and_lets_the_next_pass(
        string machine
    )
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sem = new WeightedSemaphore(3);
                    Assert.True(sem.TryAcquire(2));
                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    var wg = new WaitGroup();
                    wg.Go(async () => Assert.Same(Context.Canceled, await sem.Acquire(ctx, 3)));
                    await Bubble.Wait();
                    wg.Go(async () => Assert.Null(await sem.Acquire(Context.Background, 1)));
                    await Bubble.Wait();
                    Assert.False(sem.TryAcquire(1));
                    cancel();
                    await wg.Wait();
                    sem.Release(3);
                    Assert.True(sem.TryAcquire(3));
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SEMA-07")]
    public async Task Who_is_served_and_cancelled_at_once_takes_nothing(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 100; round++)
                {
                    var sem = new WeightedSemaphore(1);
                    Assert.True(sem.TryAcquire(1));
                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    var wg = new WaitGroup();
                    bool taken = false;
                    wg.Go(async () => taken = await sem.Acquire(ctx, 1) is null);
                    if (round % 2 == 0)
                        await Gosched();
                    wg.Go(cancel);
                    wg.Go(() => sem.Release(1));
                    await wg.Wait();
                    Assert.Equal(!taken, sem.TryAcquire(1));
                }
            }
        );
    }

    [Fact]
    public async Task Plain_code_waits_at_a_semaphore()
    {
        var sem = new WeightedSemaphore(1);
        Assert.True(sem.TryAcquire(1));
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        var first = sem.Acquire(ctx, 1).AsTask();
        var second = sem.Acquire(Context.Background, 1).AsTask();
        cancel();
        Assert.Same(Context.Canceled, await first.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.False(second.IsCompleted);
        sem.Release(1);
        Assert.Null(await second.WaitAsync(TimeSpan.FromSeconds(60)));
    }
}
