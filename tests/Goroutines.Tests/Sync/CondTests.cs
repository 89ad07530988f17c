using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class CondTests
{
    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

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
    [Trait("Rule", "COND-02")]
    public async Task Each_Signal_wakes_one_waiter(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                const int Count = 5;
                var mu = new Mutex();
                var cond = new Cond(mu);
                var wg = new WaitGroup();
                int awake = 0;
                for (int i = 0; i < Count; i++)
                    wg.Go(async () =>
                    {
                        await mu.Lock();
                        await cond.Wait();
                        Interlocked.Increment(ref awake);
                        mu.Unlock();
                    });
                await Until.Waiting(Count, cond);
                for (int signals = 1; signals <= Count; signals++)
                {
                    cond.Signal();
                    await Until.Holds(() => Volatile.Read(ref awake) >= signals);
                    await Until.OthersHadTheirChance();
                    Assert.Equal(signals, Volatile.Read(ref awake));
                }
                cond.Signal();
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "COND-04")]
    public async Task A_signal_is_for_those_who_waited_then_the_first_first(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                var wg = new WaitGroup();
                wg.Go(() => WaitAndWrite("first "));
                await Until.Waiting(1, cond);
                // While this holds the lock the first is signalled but cannot return; then the second waits.
                await mu.Lock();
                cond.Signal();
                await Until.Waiting(1, mu);
                wg.Go(() => WaitAndWrite("second "));
                await Until.Waiting(2, mu);
                mu.Unlock();
                await Until.Waiting(1, cond);
                await Until.OthersHadTheirChance();
                Console.Write("signal ");
                cond.Signal();
                await wg.Wait();

                async GoTask WaitAndWrite(string who)
                {
                    using (await mu.Lock())
                    {
                        await cond.Wait();
                        Console.Write(who);
                    }
                }
            }
        );
        Assert.Equal("first signal second ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "COND-04")]
    public async Task Signals_wake_in_the_order_of_arrival(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                var woken = new Chan<int>();
                for (int i = 1; i <= 4; i++)
                {
                    Go(
                        async (int number) =>
                        {
                            using (await mu.Lock())
                                await cond.Wait();
                            await woken.Send(number);
                        },
                        i
                    );
                    await Until.Waiting(i, cond);
                }
                for (int i = 1; i <= 4; i++)
                {
                    cond.Signal();
                    Console.Write(await woken.Receive());
                }
            }
        );
        Assert.Equal("1234", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "COND-05")]
    public async Task Broadcast_wakes_all_who_wait_and_none_who_come_later(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                const int Count = 6;
                var mu = new Mutex();
                var cond = new Cond(mu);
                var wg = new WaitGroup();
                int awake = 0;
                for (int i = 0; i < Count; i++)
                    Start();
                await Until.Waiting(Count, cond);
                cond.Broadcast();
                Start();
                await Until.Holds(() => Volatile.Read(ref awake) == Count);
                await Until.Waiting(1, cond);
                await Until.OthersHadTheirChance();
                Assert.Equal(Count, Volatile.Read(ref awake));
                cond.Broadcast();
                await wg.Wait();

                void Start() =>
                    wg.Go(async () =>
                    {
                        using (await mu.Lock())
                        {
                            await cond.Wait();
                            Interlocked.Increment(ref awake);
                        }
                    });
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
    public async Task A_signal_that_comes_as_soon_as_the_lock_is_free_is_not_lost(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var locker = new SignallingLocker();
                locker.Cond = new Cond(locker);
                await locker.Lock();
                await locker.Cond.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "COND-09")]
    public async Task Nobody_wakes_without_a_signal(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                bool woken = false;
                Go(async () =>
                {
                    await mu.Lock();
                    await cond.Wait();
                    woken = true;
                });
                // A virtual day in which others use the lock.
                for (int hour = 0; hour < 24; hour++)
                {
                    await Sleep(TimeSpan.FromHours(1));
                    using (await mu.Lock())
                        Assert.False(woken);
                }
                cond.Signal();
                await Sleep(TimeSpan.FromHours(1));
                Assert.True(woken);
            }
        );
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

    /// <summary>Signals in the very moment in which it is unlocked, which no other goroutine could do.</summary>
    private sealed class SignallingLocker : ILocker
    {
        private readonly Mutex _mutex = new();

        internal Cond? Cond { get; set; }

        public ValueTask<LockHolder> Lock(
            [CallerFilePath] string file = "",
            [CallerLineNumber] int line = 0
        ) => _mutex.Lock(file, line);

        public void Unlock()
        {
            _mutex.Unlock();
            Cond!.Signal();
        }
    }
}
