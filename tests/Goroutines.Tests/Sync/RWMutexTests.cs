using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class RWMutexTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-01")]
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

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-01")]
    public async Task All_readers_can_be_inside_at_the_same_time(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                // Each stays inside until all are: with one reader at a time nobody would ever leave.
                var rw = new RWMutex();
                var inside = new WaitGroup();
                var wg = new WaitGroup();
                inside.Add(8);
                for (int i = 0; i < 8; i++)
                    wg.Go(async () =>
                    {
                        using (await rw.RLock())
                        {
                            inside.Done();
                            await inside.Wait();
                        }
                    });
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-02")]
    public async Task A_waiting_writer_keeps_new_readers_out(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                var wg = new WaitGroup();
                await rw.RLock();
                wg.Go(async () =>
                {
                    using (await rw.Lock())
                        Console.Write("writer ");
                });
                await Until.WaitingToWrite(1, rw);
                wg.Go(async () =>
                {
                    using (await rw.RLock())
                        Console.Write("late reader");
                });
                await Until.WaitingToRead(1, rw);
                await Until.OthersHadTheirChance();
                Console.Write("nobody yet, ");
                rw.RUnlock();
                await wg.Wait();
            }
        );
        Assert.Equal("nobody yet, writer late reader", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-03")]
    public async Task Readers_that_queued_under_a_writer_go_before_all_writers_which_go_in_order(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                var wg = new WaitGroup();
                await rw.Lock();
                wg.Go(() => Write("W1 "));
                await Until.WaitingToWrite(1, rw);
                wg.Go(() => Read("R "));
                wg.Go(() => Read("R "));
                await Until.WaitingToRead(2, rw);
                wg.Go(() => Write("W2 "));
                await Until.WaitingToWrite(2, rw);
                rw.Unlock();
                await wg.Wait();

                async GoTask Write(string who)
                {
                    using (await rw.Lock())
                        Console.Write(who);
                }

                async GoTask Read(string who)
                {
                    using (await rw.RLock())
                    {
                        Console.Write(who);
                        // They stay a while, so that a writer let in too early would be seen.
                        await Until.OthersHadTheirChance();
                    }
                }
            }
        );
        Assert.Equal("R R W1 W2 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-04")]
    public async Task A_recursive_read_lock_deadlocks_when_a_writer_waits_between(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                await rw.RLock();
                Go(async () => await rw.Lock());
                await Until.WaitingToWrite(1, rw);
                await rw.RLock();
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.RWMutex.RLock]:",
            run.Stderr
        );
        Assert.Contains("goroutine 2 [sync.RWMutex.Lock]:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-08")]
    public async Task The_tries_fail_where_the_locks_would_wait(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                await rw.RLock();
                await rw.RLock();
                Assert.Equal((false, true), (rw.TryLock(), rw.TryRLock()));
                rw.RUnlock();
                rw.RUnlock();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    using (await rw.Lock()) { }
                });
                await Until.WaitingToWrite(1, rw);
                Assert.Equal((false, false), (rw.TryLock(), rw.TryRLock()));
                rw.RUnlock();
                await wg.Wait();
                await rw.Lock();
                Assert.Equal((false, false), (rw.TryLock(), rw.TryRLock()));
                rw.Unlock();
                Assert.True(rw.TryLock());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-09")]
    public async Task The_locker_of_readers_locks_for_reading(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                var readers = rw.RLocker();
                bool written = false;
                await readers.Lock();
                await readers.Lock();
                Assert.False(rw.TryLock());
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    using (await rw.Lock())
                        Volatile.Write(ref written, true);
                });
                await Until.WaitingToWrite(1, rw);
                readers.Unlock();
                await Until.OthersHadTheirChance();
                Assert.False(Volatile.Read(ref written));
                readers.Unlock();
                await wg.Wait();
                Assert.True(written);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-11")]
    public async Task A_writer_gets_in_though_there_is_always_a_reader(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                var wg = new WaitGroup();
                bool written = false;
                for (int i = 0; i < 4; i++)
                    wg.Go(async () =>
                    {
                        while (!Volatile.Read(ref written))
                            using (await rw.RLock())
                                await Gosched();
                    });
                for (int n = 0; n < 10; n++)
                {
                    await Gosched();
                    using (await rw.Lock()) { }
                }
                Volatile.Write(ref written, true);
                await wg.Wait();
            }
        );
    }
}
