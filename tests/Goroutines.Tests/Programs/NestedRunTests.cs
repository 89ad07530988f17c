using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Several programs in one process: one inside the other, and side by side.</summary>
public sealed class NestedRunTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    public static TheoryData<string, string> OneInTheOther =>
        new()
        {
            { "real 1", "real 1" },
            { "real 2", "real 4" },
            { "real 1", "sim 2" },
            { "sim 1", "sim 2" },
        };

    [Theory, MemberData(nameof(OneInTheOther))]
    public async Task A_run_inside_a_run_is_a_program_of_its_own_with_the_outer_ones_output(
        string outer,
        string inner
    )
    {
        ProgramRun? nested = null;
        var run = await Machine.Run(
            outer,
            async () =>
            {
                Go(async () => await Select());
                await Gosched();
                Console.Write($"outer {GoRuntime.NumGoroutine}, ");
                nested = await Nested(
                    inner,
                    () =>
                    {
                        Console.Write($"inner {GoRuntime.NumGoroutine}, ");
                        Console.Error.Write("inner error");
                    }
                );
                Console.Write("outer again");
            }
        );
        Assert.Equal(
            (0, "inner 1, ", "inner error"),
            (nested!.ExitCode, nested.Stdout, nested.Stderr)
        );
        Assert.Equal(
            (0, "outer 2, inner 1, outer again", "inner error"),
            (run.ExitCode, run.Stdout, run.Stderr)
        );
    }

    [Theory, MemberData(nameof(OneInTheOther))]
    public async Task The_death_of_an_inner_program_is_a_result_for_the_outer_one(
        string outer,
        string inner
    )
    {
        var run = await Machine.Run(
            outer,
            async () =>
            {
                var panic = await Nested(inner, () => Panic("inner"));
                var fatal = await Nested(inner, () => new Mutex().Unlock());
                var exit = await Nested(inner, () => GoRuntime.Exit(7));
                Console.Write($"{panic.ExitCode} {fatal.ExitCode} {exit.ExitCode} and on");
            }
        );
        Assert.Equal((0, "2 2 7 and on"), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: inner\n\ngoroutine 1 [running]:\n", run.Stderr);
    }

    [Theory, MemberData(nameof(OneInTheOther))]
    public async Task A_deadlock_of_the_inner_program_is_none_of_the_outer_one(
        string outer,
        string inner
    )
    {
        var run = await Machine.Run(
            outer,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    var nested = await Nested(inner, async () => await ch.Receive());
                    await ch.Send(nested.ExitCode);
                });
                Console.Write(await ch.Receive());
            }
        );
        Assert.Equal((0, "2"), (run.ExitCode, run.Stdout));
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!\n", run.Stderr);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task What_an_inner_program_dies_of_can_be_caught_by_the_outer_one(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                try
                {
                    await Run(() => Panic("inner"));
                }
                catch (PanicException p)
                {
                    Console.Write($"caught {Recover(p)}");
                }
            }
        );
        Assert.Equal("caught inner", output);
    }

    [Fact]
    public async Task An_inner_program_goes_on_when_the_outer_one_has_ended()
    {
        var outerEnded = new TaskCompletionSource();
        Task<ProgramRun>? inner = null;
        var outer = await GoRuntime.Run(async () =>
        {
            inner = GoRuntime.Run(async () =>
            {
                await outerEnded.Task;
                Console.Write("inner");
            });
            await Gosched();
            Console.Write("outer");
        });
        outerEnded.SetResult();
        var late = await inner!.WaitAsync(s_watchdog);
        Assert.Equal(("outer", "inner"), (outer.Stdout, late.Stdout));
    }

    [Fact]
    public async Task A_real_run_inside_a_simulation_is_outside_of_it()
    {
        var gate = new TaskCompletionSource();
        var run = await Machine.Run(
            "sim 1",
            async () => await GoRuntime.Run(async () => await gate.Task)
        );
        gate.SetResult();
        Assert.StartsWith("simulation error: main waits for something outside", run.Stderr);
    }

    private static async GoTask<ProgramRun> Nested(string machine, Action main) =>
        machine.StartsWith("sim", StringComparison.Ordinal)
            ? Simulator.Run(main)
            : await GoRuntime.Run(main, new RunOptions { MaxProcs = Procs(machine) });

    private static async GoTask<ProgramRun> Nested(string machine, Func<GoTask> main) =>
        machine.StartsWith("sim", StringComparison.Ordinal)
            ? Simulator.Run(main)
            : await GoRuntime.Run(main, new RunOptions { MaxProcs = Procs(machine) });

    private static int Procs(string machine) => int.Parse(machine.Split(' ')[1]);

    [Fact]
    public async Task Values_cross_between_two_runtimes_and_goroutines_stay_on_their_own()
    {
        const int Count = 1000;
        var there = new Chan<int>();
        var back = new Chan<int>(3);
        var ready = new TaskCompletionSource();
        var echo = GoRuntime.Run(
            async () =>
            {
                KeepAlive(ready.Task);
                await foreach (int value in there)
                {
                    Assert.Equal(3, GoRuntime.GOMAXPROCS(0));
                    await back.Send(-value);
                    Assert.Equal(3, GoRuntime.GOMAXPROCS(0));
                }
                back.Close();
            },
            new RunOptions { MaxProcs = 3 }
        );
        var asking = GoRuntime.Run(
            async () =>
            {
                KeepAlive(ready.Task);
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    for (int i = 0; i < Count; i++)
                        await there.Send(i);
                    there.Close();
                });
                long sum = 0;
                await foreach (int value in back)
                {
                    Assert.Equal(1, GoRuntime.GOMAXPROCS(0));
                    sum += value;
                }
                await wg.Wait();
                Console.Write(sum);
            },
            new RunOptions { MaxProcs = 1 }
        );
        var runs = await Task.WhenAll(echo, asking).WaitAsync(s_watchdog);
        ready.SetResult();
        Assert.Equal(("", ""), (runs[0].Stderr, runs[1].Stderr));
        Assert.Equal("-499500", runs[1].Stdout);
    }

    /// <summary>Who waits for another program is asleep, as far as its own can tell: this keeps the verdict off.</summary>
    private static void KeepAlive(Task outside) => Go(async () => await outside);

    [Fact]
    public async Task A_deadlock_in_one_runtime_does_not_touch_the_other()
    {
        var shared = new Chan<int>();
        var dead = new TaskCompletionSource();
        var living = GoRuntime.Run(async () =>
        {
            await dead.Task;
            Console.Write("lives");
        });
        // It waits for a value that the other program could send: its own cannot know that.
        var run = await GoRuntime.Run(async () => await shared.Receive()).WaitAsync(s_watchdog);
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
        Assert.False(living.IsCompleted);
        dead.SetResult();
        var other = await living.WaitAsync(s_watchdog);
        Assert.Equal((0, "lives", ""), (other.ExitCode, other.Stdout, other.Stderr));
    }

    [Fact]
    public async Task What_is_sent_to_a_goroutine_of_a_dead_program_is_lost()
    {
        var shared = new Chan<int>();
        var run = await GoRuntime.Run(async () =>
        {
            await shared.Receive();
            Console.Write("never");
        });
        Assert.Equal(2, run.ExitCode);
        Assert.True(shared.TrySend(1));
        Assert.False(shared.TrySend(2));
        Assert.Equal("", run.Stdout);
    }

    [Fact]
    public async Task Two_programs_can_talk_over_one_channel_with_waits_that_keep_the_verdict_off()
    {
        var ch = new Chan<int>();
        var receiving = GoRuntime.Run(async () =>
        {
            // In one program alone nobody could ever send: a foreign wait keeps the verdict off.
            int sum = 0;
            for (int i = 0; i < 100; i++)
                sum += await ch.Receive().AsTask();
            Console.Write(sum);
        });
        await GoRuntime
            .Run(async () =>
            {
                for (int i = 0; i < 100; i++)
                    await ch.Send(i).AsTask();
            })
            .WaitAsync(s_watchdog);
        Assert.Equal("4950", (await receiving.WaitAsync(s_watchdog)).Stdout);
    }
}
