using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>A reader/writer lock with a counter for each processor keeps all the rules of one with a single counter.</summary>
public sealed class ReaderCountTests
{
    private const string RUnlock = "sync: RUnlock of unlocked RWMutex";

    public static TheoryData<string> Several => new("real 2", "real 4");

    [Fact]
    public Task A_reader_may_unlock_on_another_processor_than_it_locked_on() =>
        Machine.Output(
            "real 4",
            async () =>
            {
                var rw = Spread();
                for (int processor = 0; processor < 4; processor++)
                    await On(processor, rw).RLock();
                for (int left = 4; left > 0; left--)
                {
                    Assert.Equal(
                        $"held by {left} readers, 0 waiting to write, 0 to read",
                        rw.State
                    );
                    Assert.False(rw.TryLock());
                    On(2, rw).RUnlock();
                }
                Assert.True(rw.TryLock());
                rw.Unlock();
            }
        );

    [Fact]
    public Task Readers_from_before_the_counter_was_spread_are_counted() =>
        Machine.Output(
            "real 2",
            async () =>
            {
                var rw = new RWMutex();
                await rw.RLock();
                rw.SpreadReaders(Goroutine.Current);
                Assert.False(rw.TryLock());
                await rw.RLock();
                rw.RUnlock();
                Assert.False(rw.TryLock());
                rw.RUnlock();
                Assert.True(rw.TryLock());
            }
        );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [Trait("Rule", "RW-06")]
    public async Task One_RUnlock_too_many_is_fatal_at_once_wherever_it_runs(int last)
    {
        var run = await Machine.Run(
            "real 2",
            async () =>
            {
                var rw = Spread();
                await On(0, rw).RLock();
                await On(0, rw).RLock();
                On(1, rw).RUnlock();
                On(0, rw).RUnlock();
                Console.Write("so far good");
                On(last, rw).RUnlock();
                Console.Write("not reached");
            }
        );
        Assert.Equal((2, "so far good"), (run.ExitCode, run.Stdout));
        Assert.StartsWith($"fatal error: {RUnlock}\n\ngoroutine 1 [running]:\n", run.Stderr);
    }

    [Fact]
    [Trait("Rule", "RW-07")]
    public async Task RUnlock_while_somebody_writes_is_fatal()
    {
        var run = await Machine.Run(
            "real 2",
            async () =>
            {
                var rw = Spread();
                await rw.Lock();
                rw.RUnlock();
            }
        );
        Assert.StartsWith($"fatal error: {RUnlock}\n", run.Stderr);
    }

    [Fact]
    public Task A_lock_can_be_used_after_the_error_was_caught() =>
        Machine.Output(
            "real 2",
            async () =>
            {
                var rw = Spread();
                await Blocking(() =>
                {
                    // Plain .NET code, which no fatal error ends.
                    var thread = new System.Threading.Thread(() =>
                    {
                        var error = Assert.Throws<FatalErrorException>(rw.RUnlock);
                        Assert.Equal(RUnlock, error.Message);
                    });
                    thread.Start();
                    thread.Join();
                });
                Assert.True(rw.TryRLock());
                Assert.False(rw.TryLock());
                rw.RUnlock();
                Assert.True(rw.TryLock());
            }
        );

    [Theory, MemberData(nameof(Several))]
    [Trait("Rule", "RW-01")]
    public async Task Readers_share_and_a_writer_is_alone(string machine)
    {
        int activity = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = Spread();
                var wg = new WaitGroup();
                for (int i = 0; i < 6; i++)
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 20_000; n++)
                            if (n % 8 == 0)
                                await Write(n);
                            else
                                await Read(n);
                    });
                await wg.Wait();
                Assert.True(rw.TryLock());

                async GoTask Write(int n)
                {
                    using var held = await rw.Lock();
                    Assert.Equal(10_000, Interlocked.Add(ref activity, 10_000));
                    if (n % 320 == 0)
                        await Gosched();
                    Interlocked.Add(ref activity, -10_000);
                }

                async GoTask Read(int n)
                {
                    using var held = await rw.RLock();
                    Assert.InRange(Interlocked.Increment(ref activity), 1, 6);
                    // Some go on somewhere else, and so unlock by another counter.
                    if (n % 31 == 0)
                        await Gosched();
                    Interlocked.Decrement(ref activity);
                }
            }
        );
    }

    [Theory, MemberData(nameof(Several))]
    [Trait("Rule", "RW-11")]
    public Task A_writer_gets_in_though_there_is_always_a_reader(string machine) =>
        Machine.Output(
            machine,
            async () =>
            {
                var rw = Spread();
                var wg = new WaitGroup();
                bool written = false;
                for (int i = 0; i < 8; i++)
                    wg.Go(async () =>
                    {
                        while (!Volatile.Read(ref written))
                            using (await rw.RLock())
                                await Gosched();
                    });
                for (int n = 0; n < 100; n++)
                    using (await rw.Lock()) { }
                Volatile.Write(ref written, true);
                await wg.Wait();
            }
        );

    [Fact]
    [Trait("Rule", "RW-02")]
    public Task A_waiting_writer_closes_the_counters_of_all_processors() =>
        Machine.Output(
            "real 4",
            async () =>
            {
                var rw = Spread();
                await On(1, rw).RLock();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    using (await rw.Lock()) { }
                });
                await Until.WaitingToWrite(1, rw);
                for (int processor = 0; processor < 4; processor++)
                    Assert.False(On(processor, rw).TryRLock());
                On(3, rw).RUnlock();
                await wg.Wait();
            }
        );

    [Fact]
    public Task A_reader_is_never_missed_while_others_come_and_go() =>
        Machine.Output(
            "real 4",
            async () =>
            {
                // All unlock by counters that mostly are empty, so they search the others while these change.
                var rw = Spread();
                var wg = new WaitGroup();
                for (int i = 0; i < 4; i++)
                {
                    int own = i;
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 50_000; n++)
                        {
                            await On(own, rw).RLock();
                            On((own + n) % 4, rw).RUnlock();
                        }
                    });
                }
                await wg.Wait();
                Assert.True(rw.TryLock());
            }
        );

    private static RWMutex Spread()
    {
        var rw = new RWMutex();
        rw.SpreadReaders(Goroutine.Current);
        return rw;
    }

    /// <summary>Makes the running goroutine use this processor's counter.</summary>
    private static RWMutex On(int processor, RWMutex rw)
    {
        Goroutine.Current!.Processor = processor;
        return rw;
    }
}
