using System.Diagnostics;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>What only the real scheduler can get wrong.</summary>
public sealed class StealingTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_worker_that_lost_its_processor_can_still_ready_others()
    {
        // The schedule that hung: the spinning goroutine keeps its thread, its processor is lent on and goes idle;
        // then the spinner ends and its Done readies main from a thread without a processor.
        for (int round = 0; round < 40; round++)
        {
            var run = await GoRuntime
                .Run(
                    async () =>
                    {
                        bool stop = false;
                        var wg = new WaitGroup();
                        wg.Go(() =>
                        {
                            while (!Volatile.Read(ref stop)) { }
                        });
                        wg.Go(() => Volatile.Write(ref stop, true));
                        await wg.Wait();
                    },
                    new RunOptions { MaxProcs = 1 }
                )
                .WaitAsync(s_watchdog);
            Assert.Equal("", run.Stderr);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_learns_how_long_the_steps_are_that_it_runs(bool areLong)
    {
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    var scheduler = (StealingScheduler)Goroutine.Current!.Scheduler;
                    var processor = scheduler.Processors[0];
                    processor.Pace = areLong ? 1 : 1_000_000;
                    while (processor.IsSlow != areLong)
                    {
                        long start = Stopwatch.GetTimestamp();
                        while (areLong && Stopwatch.GetElapsedTime(start).TotalMicroseconds < 50)
                        { }
                        await Gosched();
                    }
                },
                new RunOptions { MaxProcs = 1 }
            )
            .WaitAsync(s_watchdog);
        Assert.Equal("", run.Stderr);
    }

    [Fact]
    public async Task Threads_that_were_blocked_serve_the_next_and_end_when_nobody_needs_them()
    {
        // Main's own, and of those that sleep one for the processor and eight to spare.
        const int Kept = 1 + 1 + 8;
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    var scheduler = (StealingScheduler)Goroutine.Current!.Scheduler;
                    var before = await BlockTogether(50);
                    var after = await BlockTogether(50);
                    // On a machine that stands still for a second they end between two waves.
                    while (!after.IsSubsetOf(before))
                        (before, after) = (after, await BlockTogether(50));
                    while (scheduler.WorkerCount > Kept)
                        await Sleep(TimeSpan.FromMilliseconds(1));
                },
                new RunOptions { MaxProcs = 1 }
            )
            .WaitAsync(s_watchdog);
        Assert.Equal("", run.Stderr);
    }

    /// <summary>Goroutines block their threads until all do so.</summary>
    /// <returns>The threads.</returns>
    private static async GoTask<HashSet<Thread>> BlockTogether(int count)
    {
        var threads = new HashSet<Thread>();
        using var together = new CountdownEvent(count);
        var wg = new WaitGroup();
        for (int i = 0; i < count; i++)
            wg.Go(async () =>
                await Blocking(() =>
                {
                    lock (threads)
                        threads.Add(Thread.CurrentThread);
                    together.Signal();
                    together.Wait();
                })
            );
        await wg.Wait();
        return threads;
    }

    [Fact]
    public async Task A_long_conversation_does_not_starve_the_queue()
    {
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    var there = new Chan<int>();
                    var back = new Chan<int>();
                    for (int i = 0; i < 2; i++)
                    {
                        Go(async () =>
                        {
                            while (true)
                                await back.Send(await there.Receive());
                        });
                        Go(async () =>
                        {
                            while (true)
                            {
                                await there.Send(1);
                                await back.Receive();
                            }
                        });
                    }
                    await Sleep(TimeSpan.FromMilliseconds(20));
                    await Gosched();
                },
                new RunOptions { MaxProcs = 1 }
            )
            .WaitAsync(s_watchdog);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Busy_goroutines_run_on_all_processors_at_a_time()
    {
        // Each waits inside its thread for the other: only two processors can finish this.
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    using var both = new Barrier(2);
                    var wg = new WaitGroup();
                    for (int i = 0; i < 2; i++)
                        wg.Go(() => both.SignalAndWait());
                    await wg.Wait();
                },
                new RunOptions { MaxProcs = 2, Trace = true }
            )
            .WaitAsync(s_watchdog);
        Assert.Equal("", run.Stderr);
    }

    [Fact]
    public async Task A_trace_has_every_goroutine_from_start_to_end_in_the_order_of_time()
    {
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    var ch = new Chan<int>();
                    var wg = new WaitGroup();
                    for (int i = 0; i < 20; i++)
                    {
                        wg.Go(async () =>
                        {
                            for (int n = 0; n < 50; n++)
                                await ch.Send(n);
                        });
                        wg.Go(async () =>
                        {
                            for (int n = 0; n < 50; n++)
                                await ch.Receive();
                        });
                    }
                    await wg.Wait();
                },
                new RunOptions { MaxProcs = 4, Trace = true }
            )
            .WaitAsync(s_watchdog);
        var trace = run.Trace!;
        Assert.Equal(41, trace.Events.Count(e => e.Kind == TraceEventKind.Created));
        Assert.Equal(41, trace.Events.Count(e => e.Kind == TraceEventKind.Ended));
        Assert.All(
            trace.Events.Where(e => e.Kind == TraceEventKind.Running),
            e => Assert.InRange(e.Processor, 0, 3)
        );
        Assert.Equal(trace.Events.Select(e => e.Time).Order(), trace.Events.Select(e => e.Time));
    }

    [Fact]
    public async Task A_program_is_not_dead_while_a_bubble_settles_on_a_thread_that_lost_its_processor()
    {
        // The schedule that was called a deadlock: the bubble's last goroutine has parked, and its thread is about to
        // move the clock; the operating system keeps it from doing so for so long that its processor is lent on; the
        // borrower finds everybody parked.
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    using var isSettling = new ManualResetEventSlim();
                    using var othersAreDone = new ManualResetEventSlim();
                    Go(async () =>
                    {
                        while (!isSettling.IsSet)
                            await Gosched();
                        othersAreDone.Set();
                    });
                    await Bubble.Run(async () =>
                    {
                        void Hold()
                        {
                            isSettling.Set();
                            othersAreDone.Wait();
                            Thread.Sleep(30);
                        }
                        Goroutine.Current!.Scheduler.Add(new TimedCall(1, Hold));
                        await Sleep(TimeSpan.FromSeconds(1));
                        Console.Write("woken");
                    });
                },
                new RunOptions { MaxProcs = 1 }
            )
            .WaitAsync(s_watchdog);
        Assert.Equal(("woken", ""), (run.Stdout, run.Stderr));
    }

    [Fact]
    public async Task Goroutines_outside_any_run_have_a_runtime_of_their_own()
    {
        var ch = new Chan<int>();
        Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(1));
            await ch.Send(7);
        });
        Assert.Equal(7, await ch.Receive().AsTask().WaitAsync(s_watchdog));
    }
}
