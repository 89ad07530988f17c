using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class LockTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task One_goroutine_at_a_time_holds_a_mutex(string machine)
    {
        int counter = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                for (int i = 0; i < 10; i++)
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 300; n++)
                            using (await mu.Lock())
                            {
                                int seen = counter;
                                if (n % 50 == 0)
                                    await Gosched();
                                counter = seen + 1;
                            }
                    });
                await wg.Wait();
            }
        );
        Assert.Equal(3000, counter);
    }

    [Fact]
    public async Task TryLock_fails_while_the_mutex_is_held()
    {
        var mu = new Mutex();
        Assert.True(mu.TryLock());
        Assert.False(mu.TryLock());
        mu.Unlock();
        using (await mu.Lock())
            Assert.False(mu.TryLock());
        Assert.True(mu.TryLock());
    }

    [Fact]
    public async Task A_waiter_woken_before_it_awaits_does_not_take_the_lock_for_granted()
    {
        var mu = new Mutex();
        await mu.Lock();
#pragma warning disable CA2012 // The very point: the operation exists before it is awaited.
        var late = mu.Lock();
#pragma warning restore CA2012
        mu.Unlock();
        Assert.True(mu.TryLock());
        Assert.False(late.IsCompleted);
        mu.Unlock();
        using (await late)
            Assert.False(mu.TryLock());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Any_goroutine_may_unlock(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                await mu.Lock();
                Go(mu.Unlock);
                await mu.Lock();
                Console.Write("locked again");
            }
        );
        Assert.Equal("locked again", output);
    }

    [Fact]
    public void A_starving_waiter_gets_the_lock_by_handover()
    {
        // The hog takes the lock again as soon as it has given it back. Without the handover after 1 ms it could
        // win every time.
        int rounds = 0;
        Simulate(
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
                        await Sleep(TimeSpan.FromMicroseconds(100));
                        mu.Unlock();
                    }
                });
                await Sleep(TimeSpan.FromMicroseconds(50));
                await mu.Lock();
                done = true;
                mu.Unlock();
            },
            new SimulationOptions { Seed = 1 }
        );
        Assert.InRange(rounds, 1, 13);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Readers_share_and_a_writer_is_alone(string machine)
    {
        int activity = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                var wg = new WaitGroup();
                for (int i = 0; i < 4; i++)
                {
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 100; n++)
                            using (await rw.RLock())
                            {
                                Assert.InRange(Interlocked.Increment(ref activity), 1, 4);
                                if (n % 20 == 0)
                                    await Gosched();
                                Interlocked.Decrement(ref activity);
                            }
                    });
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 100; n++)
                            using (await rw.Lock())
                            {
                                Assert.Equal(10_000, Interlocked.Add(ref activity, 10_000));
                                if (n % 20 == 0)
                                    await Gosched();
                                Interlocked.Add(ref activity, -10_000);
                            }
                    });
                }
                await wg.Wait();
            }
        );
    }

    [Fact]
    public void A_waiting_writer_keeps_new_readers_out_and_readers_go_before_the_next_writer()
    {
        var run = Simulate(async () =>
        {
            var ms = TimeSpan.FromMilliseconds(1);
            var rw = new RWMutex();
            var wg = new WaitGroup();
            await rw.Lock();
            foreach (string who in new[] { "W1", "R", "W2" })
            {
                wg.Go(async () =>
                {
                    using (await (who == "R" ? rw.RLock() : rw.Lock()))
                    {
                        Console.Write(who + " ");
                        await Sleep(ms);
                    }
                });
                await Sleep(ms);
            }
            Console.Write($"{rw.TryRLock()} ");
            rw.Unlock();
            await wg.Wait();
        });
        Assert.Equal("False R W1 W2 ", run.Stdout);
    }

    [Theory]
    [InlineData("unlock", "sync: Unlock of unlocked RWMutex")]
    [InlineData("runlock", "sync: RUnlock of unlocked RWMutex")]
    public void Unlocking_what_is_not_locked_is_fatal(string what, string text)
    {
        var rw = new RWMutex();
        Action unlock = what == "unlock" ? rw.Unlock : rw.RUnlock;
        Assert.Equal(text, Assert.Throws<FatalErrorException>(() => Simulate(unlock)).Message);
        Assert.Equal(text, Assert.Throws<FatalErrorException>(unlock).Message);
    }
}
