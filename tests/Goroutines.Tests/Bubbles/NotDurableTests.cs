using Goroutines.Tests.Sync;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary>Waits that something outside the bubble may end: meanwhile the bubble's time stands still.</summary>
public sealed class NotDurableTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    public static TheoryData<string> Simulated => Machine.Simulated;

    /// <summary>
    /// A bubble has a sleeper and a goroutine in <paramref name="wait"/>, which the outside ends by
    /// <paramref name="release"/> after everybody had many chances to run: not a tick has passed by then.
    /// </summary>
    private static async Task StopsTime(string machine, Func<GoTask> wait, Func<GoTask> release)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                bool begun = false;
                var outside = new WaitGroup();
                outside.Go(async () =>
                {
                    await Until.Holds(() => Volatile.Read(ref begun));
                    await Until.OthersHadTheirChance();
                    await release();
                });
                await Bubble.Run(async () =>
                {
                    bool woken = false;
                    Go(async () =>
                    {
                        await Sleep(TimeSpan.FromTicks(1));
                        Volatile.Write(ref woken, true);
                    });
                    Volatile.Write(ref begun, true);
                    await wait();
                    Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
                    Assert.False(Volatile.Read(ref woken));
                    await Sleep(s_hour);
                    Assert.True(woken);
                    Assert.Equal(s_hour, InBubble.Elapsed);
                });
                await outside.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-04")]
    public async Task A_mutex(string machine)
    {
        var mu = new Mutex();
        Assert.True(mu.TryLock());
        await StopsTime(
            machine,
            async () => await mu.Lock(),
            async () =>
            {
                await Until.Waiting(1, mu);
                await Until.OthersHadTheirChance();
                mu.Unlock();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-04")]
    public async Task An_RWMutex_to_read_and_to_write(string machine)
    {
        var read = new RWMutex();
        Assert.True(read.TryLock());
        await StopsTime(
            machine,
            async () => await read.RLock(),
            async () =>
            {
                await Until.WaitingToRead(1, read);
                await Until.OthersHadTheirChance();
                read.Unlock();
            }
        );
        var write = new RWMutex();
        Assert.True(write.TryRLock());
        await StopsTime(
            machine,
            async () => await write.Lock(),
            async () =>
            {
                await Until.WaitingToWrite(1, write);
                await Until.OthersHadTheirChance();
                write.RUnlock();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-04")]
    public async Task Channels_from_outside(string machine)
    {
        var ch = new Chan<int>();
        await StopsTime(machine, async () => await ch.Receive(), async () => await ch.Send(1));
        await StopsTime(machine, async () => await ch.Send(1), async () => await ch.Receive());
        await StopsTime(
            machine,
            async () => Assert.Equal(1, await Select(Receive(new Chan<int>()), Receive(ch))),
            async () => await ch.Send(1)
        );
        await StopsTime(
            machine,
            async () => Assert.Equal(0, await Select(Send(ch, 1), Receive(After(s_hour)))),
            async () => await ch.Receive()
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-04")]
    public async Task A_call_that_blocks_its_thread(string machine)
    {
        bool released = false;
        await StopsTime(
            machine,
            async () =>
            {
                await Blocking(() => Thread.Sleep(2));
                await Until.Holds(() => Volatile.Read(ref released));
            },
            () =>
            {
                Volatile.Write(ref released, true);
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "SYN-04")]
    public async Task Something_foreign(string machine)
    {
        var task = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StopsTime(
            machine,
            async () =>
            {
                await Task.Delay(2);
                await task.Task;
            },
            () =>
            {
                task.SetResult();
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "SYN-04")]
    [Trait("Differs", "from Go")]
    public async Task The_task_of_a_sleep_which_is_foreign_too(string machine)
    {
        var outside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StopsTime(
            machine,
            async () =>
            {
                var sleep = Sleep(TimeSpan.FromTicks(1)).AsTask();
                await Task.WhenAny(sleep, outside.Task);
                Assert.False(sleep.IsCompleted);
            },
            () =>
            {
                outside.SetResult();
                return default;
            }
        );
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "SYN-04")]
    public async Task Something_foreign_is_an_error_in_the_simulator_that_says_so(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () => await Bubble.Run(async () => await Task.Delay(TimeSpan.FromHours(1)))
        );
        Assert.Contains("waits for something outside the simulation", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-17")]
    public async Task A_WaitGroup_that_was_raised_outside(string machine)
    {
        var wg = new WaitGroup();
        wg.Add(1);
        await StopsTime(
            machine,
            async () => await wg.Wait(),
            async () =>
            {
                await Until.Waiting(1, wg);
                await Until.OthersHadTheirChance();
                wg.Done();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-17")]
    public async Task A_timer_from_outside_which_runs_on_the_machines_clock(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                var plain = new Timer(10 * s_ms);
                var selected = new Timer(20 * s_ms);
                var ticker = new Ticker(5 * s_ms);
                await Bubble.Run(async () =>
                {
                    Go(async () => await Sleep(s_hour));
                    var at = await plain.C.Receive();
                    Assert.True(at >= start + 10 * s_ms);
                    Assert.True(at < InBubble.Epoch + s_hour == start < InBubble.Epoch + s_hour);
                    await Select(Receive(selected.C), Receive(new Chan<int>()));
                    await ticker.C.Receive();
                    Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
                    await Sleep(s_hour);
                });
                Assert.True(Since(start) >= 20 * s_ms);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-04")]
    public async Task Sleeping_with_a_lock_that_another_wants_is_a_deadlock_of_the_program(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
                await Bubble.Run(async () =>
                {
                    var mu = new Mutex();
                    await mu.Lock();
                    Go(async () => await mu.Lock());
                    await Until.Waiting(1, mu);
                    await Sleep(s_hour);
                    Console.Write("woken");
                    mu.Unlock();
                })
        );
        Assert.Equal("", run.Stdout);
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
        Assert.Contains("[synctest.Run]:", run.Stderr);
        Assert.Contains("[sync.Mutex.Lock]:", run.Stderr);
        Assert.Contains("[sleep]:", run.Stderr);
    }
}
