using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>Who gets a mutex when many want it: a waiter of more than 1 ms before any newcomer.</summary>
public sealed class MutexFairnessTests
{
    private static readonly TimeSpan s_hold = TimeSpan.FromMicroseconds(100);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MTX-05")]
    public async Task A_hog_cannot_keep_others_out(string machine)
    {
        // It takes the lock again as soon as it has given it back, so without the handover it wins every time.
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                bool done = false;
                Go(async () =>
                {
                    while (!Volatile.Read(ref done))
                    {
                        await mu.Lock();
                        await Sleep(s_hold);
                        mu.Unlock();
                    }
                });
                for (int round = 0; round < 10; round++)
                {
                    await Sleep(s_hold);
                    await mu.Lock();
                    mu.Unlock();
                }
                Volatile.Write(ref done, true);
                Console.Write("ten rounds");
            }
        );
        Assert.Equal("ten rounds", output);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "MTX-05")]
    [Trait("Rule", "MTX-06")]
    public async Task A_waiter_is_served_within_two_rounds_of_the_hog_after_a_millisecond(
        string machine
    )
    {
        int rounds = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                bool done = false;
                Go(async () =>
                {
                    while (!done)
                    {
                        await mu.Lock();
                        rounds++;
                        await Sleep(s_hold);
                        mu.Unlock();
                    }
                });
                await Sleep(s_hold / 2);
                await mu.Lock();
                done = true;
                mu.Unlock();
            }
        );
        // Ten rounds of 100 µs are the millisecond.
        Assert.InRange(rounds, 1, 12);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "MTX-06")]
    public async Task Starving_waiters_are_served_in_order_and_no_newcomer_comes_between(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                await mu.Lock();
                foreach (string who in new[] { "A", "B", "C" })
                {
                    wg.Go(async () =>
                    {
                        using (await mu.Lock())
                        {
                            Console.Write(who);
                            Assert.False(mu.TryLock());
                            // A newcomer each time: it must queue behind the starving.
                            wg.Go(async () =>
                            {
                                using (await mu.Lock())
                                    Console.Write("n");
                            });
                            await Sleep(s_hold);
                        }
                        // Right after the handover the mutex is not to be had.
                        Assert.False(who != "C" && mu.TryLock());
                    });
                    await Sleep(s_hold);
                }
                await Sleep(TimeSpan.FromMilliseconds(2));
                mu.Unlock();
                Assert.False(mu.TryLock());
                await wg.Wait();
            }
        );
        Assert.Equal("ABCnnn", output);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "MTX-06")]
    public async Task A_waiter_that_was_woken_in_vain_is_the_first_again(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                await mu.Lock();
                foreach (string who in new[] { "A", "B" })
                {
                    wg.Go(async () =>
                    {
                        using (await mu.Lock())
                            Console.Write(who);
                    });
                    await Until.Holds(() =>
                        new Mutex.View(mu).Waiting.Count == (who == "A" ? 1 : 2)
                    );
                }
                mu.Unlock();
                // A is woken, but this newcomer runs already and is faster.
                Assert.True(mu.TryLock());
                await Until.Waiting(2, mu);
                mu.Unlock();
                await wg.Wait();
            }
        );
        Assert.Equal("AB", output);
    }

    [Theory]
    [InlineData("real 1")]
    [InlineData("sim 1")]
    [Trait("Rule", "MTX-11")]
    [Trait("Differs", "from Go")]
    public async Task A_handed_over_mutex_makes_its_waiter_the_next_to_run_on_the_processor(
        string machine
    )
    {
        // In Go the waiter runs inside Unlock. Here Unlock cannot stop its caller, so that goes on to its next
        // wait; but then the waiter runs before those that were ready before it.
        const int Rounds = 20;
        int next = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    var log = new List<string>();
                    var mu = new Mutex();
                    var wg = new WaitGroup();
                    await mu.Lock();
                    wg.Go(async () =>
                    {
                        using (await mu.Lock())
                            log.Add("waiter");
                    });
                    await Until.Waiting(1, mu);
                    await Sleep(TimeSpan.FromMilliseconds(1.1));
                    for (int i = 0; i < 3; i++)
                        wg.Go(() => log.Add("other"));
                    mu.Unlock();
                    log.Add("unlocker");
                    await wg.Wait();
                    if (log is ["unlocker", "waiter", "other", "other", "other"])
                        next++;
                }
            }
        );
        Assert.InRange(next, Rounds * 2 / 3, Rounds);
    }
}
