using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>What locks, Once and conditions order, and what they do not.</summary>
public sealed class LockRaceTests
{
    public static TheoryData<string> Machines => Searched.Machines;

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-08")]
    public Task Holders_of_a_mutex_do_not_race(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var mu = new Mutex();
                for (int g = 0; g < 3; g++)
                    Go(async () =>
                    {
                        for (int i = 0; i < 5; i++)
                            using (await mu.Lock())
                                await x.Store(await x.Load() + 1);
                    });
                await UntilAlone();
                while (!mu.TryLock())
                    await Gosched();
                Assert.Equal(15, await x.Load());
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-08")]
    public Task Holders_of_different_mutexes_race(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                for (int g = 0; g < 2; g++)
                {
                    var mu = new Mutex();
                    Go(async () =>
                    {
                        using (await mu.Lock())
                            await x.Store(await x.Load() + 1);
                    });
                }
                await UntilAlone();
            }
        );

    [Fact]
    [Trait("Rule", "MEM-08")]
    public Task What_is_done_after_Unlock_may_race() =>
        Searched.FindsARaceInSomeSchedule(async () =>
        {
            var x = new Shared<int>();
            var mu = new Mutex();
            Go(async () =>
            {
                await mu.Lock();
                mu.Unlock();
                await x.Store(1);
            });
            using (await mu.Lock())
                await x.Store(2);
            await UntilAlone();
        });

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-08")]
    public Task Readers_and_writers_of_an_RWMutex_do_not_race(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var rw = new RWMutex();
                for (int g = 0; g < 4; g++)
                {
                    bool writes = g % 2 == 0;
                    Go(async () =>
                    {
                        for (int i = 0; i < 5; i++)
                            if (writes)
                                using (await rw.Lock())
                                    await x.Store(await x.Load() + 1);
                            else
                                using (await rw.RLock())
                                    await x.Load();
                    });
                }
                await UntilAlone();
                while (!rw.TryLock())
                    await Gosched();
                Assert.Equal(10, await x.Load());
                rw.Unlock();
                Assert.True(rw.TryRLock());
                await x.Load();
                rw.RUnlock();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-08")]
    public Task Two_readers_that_write_race(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var rw = new RWMutex();
                for (int g = 0; g < 2; g++)
                    Go(async () =>
                    {
                        using (await rw.RLock())
                            await x.Store(1);
                    });
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-08")]
    public Task What_readers_did_is_before_the_next_writer(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(3);
                var rw = new RWMutex();
                for (int g = 0; g < 3; g++)
                {
                    int me = g;
                    Go(async () =>
                    {
                        using (await rw.RLocker().Lock())
                            await a.Store(me, 1);
                    });
                }
                await UntilAlone();
                using (await rw.Lock())
                    for (int i = 0; i < 3; i++)
                        await a.Load(i);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-09")]
    public Task What_Once_ran_is_before_the_return_of_any_Do(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var once = new Once();
                for (int g = 0; g < 4; g++)
                    Go(async () =>
                    {
                        await once.Do(async () => await x.Store(1));
                        await x.Load();
                        // Once it has run, on the short way too.
                        await once.Do(() => { });
                        await x.Load();
                    });
                await UntilAlone();
                await once.Do(() => { });
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-09")]
    public Task What_a_caller_of_Do_did_before_orders_nothing_unless_it_ran(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var once = new Once();
                await once.Do(() => { });
                for (int g = 0; g < 2; g++)
                    Go(async () =>
                    {
                        await x.Store(1);
                        await once.Do(() => { });
                    });
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-09")]
    public Task The_value_of_OnceValue_comes_with_all_that_made_it(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var get = OnceValue(async () =>
                {
                    var box = new Shared<int>();
                    await box.Store(1);
                    return box;
                });
                for (int g = 0; g < 3; g++)
                    Go(async () => await (await get()).Load());
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-16")]
    public Task A_signal_is_before_the_wait_that_it_ends(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var (ready, x) = (new Shared<bool>(), new Shared<int>());
                var mu = new Mutex();
                var c = new Cond(mu);
                for (int g = 0; g < 2; g++)
                    Go(async () =>
                    {
                        await mu.Lock();
                        while (!await ready.Load())
                            await c.Wait();
                        mu.Unlock();
                        await x.Load();
                    });
                await Gosched();
                await x.Store(1);
                using (await mu.Lock())
                    await ready.Store(true);
                c.Broadcast();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-16")]
    public Task A_signal_alone_orders_without_the_lock(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var waits = new AtomicBool();
                var mu = new Mutex();
                var c = new Cond(mu);
                Go(async () =>
                {
                    await mu.Lock();
                    waits.Store(true);
                    await c.Wait();
                    await x.Load();
                    mu.Unlock();
                });
                while (!waits.Load())
                    await Gosched();
                // Once the mutex is free the other waits; what follows comes after this lock was given back.
                (await mu.Lock()).Dispose();
                await x.Store(1);
                c.Signal();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-16")]
    public Task What_comes_after_a_signal_is_not_before_the_wait_that_it_ends(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var waits = new AtomicBool();
                var mu = new Mutex();
                var c = new Cond(mu);
                Go(async () =>
                {
                    await mu.Lock();
                    waits.Store(true);
                    await c.Wait();
                    mu.Unlock();
                    await x.Load();
                });
                while (!waits.Load())
                    await Gosched();
                (await mu.Lock()).Dispose();
                c.Signal();
                await x.Store(1);
                await UntilAlone();
            }
        );

    private static async GoTask UntilAlone()
    {
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }
}
