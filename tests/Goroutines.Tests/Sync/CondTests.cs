using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class CondTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "COND-01")]
    public async Task Wait_gives_the_lock_up_while_it_waits_and_has_it_when_it_returns(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                var wg = new WaitGroup();
                bool woken = false;
                wg.Go(async () =>
                {
                    await mu.Lock();
                    await cond.Wait();
                    woken = true;
                    Assert.False(mu.TryLock());
                    mu.Unlock();
                });
                await Until.Waiting(1, cond);
                await mu.Lock();
                cond.Signal();
                await Until.Waiting(1, mu);
                // Signalled, but the lock is ours.
                Assert.False(woken);
                mu.Unlock();
                await wg.Wait();
                Assert.True(woken);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "COND-06")]
    public async Task Signals_need_no_lock_and_are_not_remembered(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                cond.Signal();
                cond.Broadcast();
                using (await mu.Lock())
                {
                    cond.Signal();
                    cond.Broadcast();
                    Console.Write("waits");
                    await cond.Wait();
                }
            }
        );
        Assert.Equal((2, "waits"), (run.ExitCode, run.Stdout));
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.Cond.Wait]:\n",
            run.Stderr
        );
        Assert.Contains("CondTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "COND-08")]
    public async Task Wait_without_the_lock_is_fatal(string machine)
    {
        var run = await Machine.Run(machine, async () => await new Cond(new Mutex()).Wait());
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("fatal error: sync: unlock of unlocked mutex\n", run.Stderr);
    }

    [Fact]
    [Trait("Rule", "COND-08")]
    public async Task A_misuse_outside_any_goroutine_takes_no_signal_from_others()
    {
        var mu = new Mutex();
        var cond = new Cond(mu);
        await Assert.ThrowsAsync<FatalErrorException>(async () => await cond.Wait());
        await mu.Lock();
        var waiting = cond.Wait().AsTask();
        cond.Signal();
        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(mu.TryLock());
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-16")]
    public async Task What_was_written_before_a_signal_is_seen_after_the_wait(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                // The signaller holds no lock: the signal itself must order its plain write.
                for (int round = 0; round < 50; round++)
                {
                    var mu = new Mutex();
                    var cond = new Cond(mu);
                    var wg = new WaitGroup();
                    int data = 0;
                    for (int i = 0; i < 2; i++)
                        wg.Go(async () =>
                        {
                            using (await mu.Lock())
                            {
                                await cond.Wait();
                                Assert.Equal(1, data);
                            }
                        });
                    await Until.Waiting(2, cond);
                    data = 1;
                    if (round % 2 == 0)
                        cond.Broadcast();
                    else
                    {
                        cond.Signal();
                        cond.Signal();
                    }
                    await wg.Wait();
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task It_works_with_the_read_side_of_a_lock(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                var cond = new Cond(rw.RLocker());
                var wg = new WaitGroup();
                bool ready = false;
                for (int i = 0; i < 3; i++)
                    wg.Go(async () =>
                    {
                        using (await rw.RLock())
                            while (!ready)
                                await cond.Wait();
                    });
                await Until.Waiting(3, cond);
                using (await rw.Lock())
                    ready = true;
                cond.Broadcast();
                await wg.Wait();
                Assert.True(rw.TryLock());
            }
        );
    }

    [Fact]
    public async Task A_waiter_in_a_bubble_lets_time_pass()
    {
        await Bubble
            .Run(async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                var start = Now();
                Go(async () =>
                {
                    await Sleep(TimeSpan.FromHours(1));
                    cond.Signal();
                });
                using (await mu.Lock())
                    await cond.Wait();
                Assert.Equal(TimeSpan.FromHours(1), Since(start));
            })
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(60));
    }
}
