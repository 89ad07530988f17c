using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>Whom a signal wakes, and whom not.</summary>
public sealed class CondSignalTests
{
    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

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
