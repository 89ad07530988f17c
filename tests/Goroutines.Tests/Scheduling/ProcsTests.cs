using System.Threading;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>How many processors there are, and that each of them serves everybody.</summary>
public sealed class ProcsTests
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    public static TheoryData<string> One => new("real 1", "sim 1", "sim 1 seed 1", "sim 1 seed 2");

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-14")]
    public async Task GOMAXPROCS_sets_and_returns_what_was_and_below_1_only_reads(string machine)
    {
        int first = int.Parse(machine.Split(' ')[1]);
        string output = await Machine.Output(
            machine,
            async () =>
            {
                Assert.Equal(first, GoRuntime.GOMAXPROCS(0));
                Assert.Equal(first, GoRuntime.GOMAXPROCS(5));
                Assert.Equal(5, GoRuntime.GOMAXPROCS(-1));
                Assert.Equal(5, GoRuntime.GOMAXPROCS(2));
                await Gosched();
                Assert.Equal(2, GoRuntime.GOMAXPROCS(0));
                Console.Write(GoRuntime.GOMAXPROCS(0));
            }
        );
        Assert.Equal("2", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-15")]
    public async Task A_thousand_processors_and_one_again_run_every_goroutine(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                int ran = 0;
                foreach (int procs in new[] { 1024, 1, 1024 })
                {
                    GoRuntime.GOMAXPROCS(procs);
                    var wg = new WaitGroup();
                    for (int i = 0; i < 50; i++)
                        wg.Go(async () =>
                        {
                            await Gosched();
                            Interlocked.Increment(ref ran);
                        });
                    await wg.Wait();
                }
                Console.Write($"{ran} {GoRuntime.GOMAXPROCS(0)}");
            }
        );
        Assert.Equal("150 1024", output);
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-14")]
    public async Task Processors_that_are_no_longer_wanted_run_no_more_goroutines(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                GoRuntime.GOMAXPROCS(4);
                GoRuntime.GOMAXPROCS(1);
                var wg = new WaitGroup();
                for (int i = 0; i < 8; i++)
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 100; n++)
                            await Gosched();
                    });
                await wg.Wait();
            }
        );
        var elsewhere = run.Trace!.Events.Where(e =>
            e is { Kind: TraceEventKind.Running, Goroutine: > 1, Processor: > 0 }
        );
        // A worker that has just found a goroutine when it loses its processor still runs that one step.
        Assert.InRange(elsewhere.Count(), 0, 3);
    }

    [Theory, MemberData(nameof(One))]
    [Trait("Rule", "RT-16")]
    public async Task A_loop_that_yields_does_not_keep_one_processor_from_the_others(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (bool locked in new[] { false, true })
                {
                    if (locked)
                        GoRuntime.LockOSThread();
                    int done = 0;
                    for (int i = 0; i < 3; i++)
                        Go(async () =>
                        {
                            await Gosched();
                            Volatile.Write(ref done, done + 1);
                        });
                    while (Volatile.Read(ref done) < 3)
                        await Gosched();
                }
            }
        );
    }

    [Theory]
    [InlineData("real 1")]
    [InlineData("sim 1")]
    [Trait("Rule", "RT-16")]
    public async Task Gosched_lets_every_goroutine_that_is_ready_go_first(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                int ran = 0;
                for (int i = 0; i < 5; i++)
                    Go(() => ran++);
                await Gosched();
                Console.Write(ran);
            }
        );
        Assert.Equal("5", output);
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-22")]
    public async Task Timers_fire_and_ready_goroutines_run_while_conversations_keep_all_processors_busy(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                for (int i = 0; i < 2 * GoRuntime.GOMAXPROCS(0); i++)
                    Converse();
                int yields = 0;
                var stop = new Chan<Unit>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    while (!stop.TryReceive(out _))
                    {
                        yields++;
                        await Gosched();
                    }
                });
                // On a busy machine a thread may be kept from its core for longer than all ten together.
                for (int i = 0; i < 10 || Volatile.Read(ref yields) == 0; i++)
                    await Sleep(s_ms);
                stop.Close();
                await wg.Wait();
            }
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Stderr));
        Assert.True(run.Elapsed >= 10 * s_ms);
    }

    private static void Converse()
    {
        var there = new Chan<int>();
        var back = new Chan<int>();
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

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-23")]
    public async Task A_chain_of_handoffs_does_not_starve_who_waits_in_the_queue(string machine)
    {
        // A conversation hands one processor to and fro. The shared queue comes first every 61 steps.
        const int Turns = 100;
        int rounds = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                GoRuntime.GOMAXPROCS(1);
                bool stop = false;
                var there = new Chan<int>();
                var back = new Chan<int>();
                Go(async () =>
                {
                    await foreach (int v in there)
                        await back.Send(v);
                });
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    for (int turn = 0; turn < Turns; turn++)
                        await Gosched();
                    Volatile.Write(ref stop, true);
                });
                while (!Volatile.Read(ref stop))
                {
                    await there.Send(1);
                    await back.Receive();
                    rounds++;
                }
                await wg.Wait();
            }
        );
        Assert.InRange(rounds, 1, Turns * 200);
    }

    [Theory]
    [InlineData("real 1", true)]
    [InlineData("real 1", false)]
    [InlineData("real 4", true)]
    [InlineData("real 4", false)]
    [Trait("Rule", "RT-25")]
    public async Task A_goroutine_that_blocks_its_thread_blocks_nobody_else(
        string machine,
        bool announced
    )
    {
        using var gate = new ManualResetEventSlim();
        string output = await Machine.Output(
            machine,
            async () =>
            {
                GoRuntime.GOMAXPROCS(1);
                var blocked = new Chan<Unit>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    blocked.Close();
                    if (announced)
                        await Blocking(gate.Wait);
                    else
                        gate.Wait();
                });
                await blocked.Receive();
                // On one processor this runs only when the other's thread has lost it.
                gate.Set();
                await wg.Wait();
                Console.Write("both went on");
            }
        );
        Assert.Equal("both went on", output);
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-25")]
    public async Task A_call_that_says_it_blocks_gives_its_processor_up_at_once(string machine)
    {
        // Nobody needs it here, so that the watcher would leave it where it is.
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Thread.Sleep(1);
                await Blocking(() => { });
                Console.Write("back");
            }
        );
        Assert.Equal("back", run.Stdout);
        Assert.Single(
            run.Trace!.Events,
            e => e is { Kind: TraceEventKind.ProcessorLent, Goroutine: 1 }
        );
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-25")]
    public async Task Threads_that_sleep_unannounced_sleep_side_by_side(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                int others = 0;
                int sleepers = 4;
                for (int i = 0; i < 4; i++)
                    Go(() =>
                    {
                        Thread.Sleep(30);
                        Interlocked.Decrement(ref sleepers);
                    });
                while (Volatile.Read(ref sleepers) > 0)
                {
                    others++;
                    await Sleep(s_ms);
                }
                Console.Write(others > 0);
            }
        );
        Assert.Equal((0, "True"), (run.ExitCode, run.Stdout));
        Assert.True(run.Elapsed >= 30 * s_ms);
    }

    [Theory, MemberData(nameof(All))]
    public async Task What_a_blocking_call_returns_or_throws_reaches_its_caller(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                Console.Write(await Blocking(() => 42));
                try
                {
                    await Blocking(() => throw new InvalidOperationException(" and out again"));
                }
                catch (InvalidOperationException e)
                {
                    Console.Write(e.Message);
                }
                await Gosched();
            }
        );
        Assert.Equal("42 and out again", output);
    }
}
