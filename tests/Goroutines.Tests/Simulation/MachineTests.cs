using static Goroutines.Builtin;

namespace Goroutines.Tests.Simulation;

/// <summary>The virtual machine keeps time exactly: what a program would take on so many cores can be computed by hand.</summary>
public sealed class MachineTests
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    private static ProgramRun Simulate(Func<GoTask> main, int procs) =>
        Simulator.Run(main, new SimulationOptions { MaxProcs = procs });

    /// <summary>Amdahl's law: 60 ms that only one core can do, then 64 parts of 10 ms.</summary>
    [Theory]
    [InlineData(1, 700)]
    [InlineData(2, 380)]
    [InlineData(4, 220)]
    [InlineData(8, 140)]
    [InlineData(16, 100)]
    [InlineData(32, 80)]
    [InlineData(64, 70)]
    public void Speed_up_follows_Amdahl_from_1_to_64_cores(int procs, int milliseconds)
    {
        var run = Simulate(
            async () =>
            {
                await Work(60 * s_ms);
                var wg = new WaitGroup();
                for (int part = 0; part < 64; part++)
                    wg.Go(async () => await Work(10 * s_ms));
                await wg.Wait();
            },
            procs
        );
        Assert.Equal(milliseconds * s_ms, run.Elapsed);
    }

    [Fact]
    public void Work_is_exact_however_often_it_is_interrupted()
    {
        var done = new List<string>();
        var run = Simulate(
            async () =>
            {
                var wg = new WaitGroup();
                foreach (var (name, ms) in new[] { ("long", 35.5), ("short", 12.25) })
                    wg.Go(async () =>
                    {
                        await Work(TimeSpan.FromMilliseconds(ms));
                        done.Add(name);
                    });
                await wg.Wait();
            },
            1
        );
        Assert.Equal(TimeSpan.FromMilliseconds(47.75), run.Elapsed);
        // Slices of 10 ms: short runs from 10 to 20 and from 30 to 32.25, long the rest, whoever began.
        Assert.Equal(["short", "long"], done);
    }

    [Fact]
    public void Who_blocks_its_thread_lends_its_core_and_needs_one_afterwards()
    {
        var run = Simulate(
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 0; i < 10; i++)
                    wg.Go(async () => await Blocking(30 * s_ms));
                wg.Go(async () => await Work(100 * s_ms));
                await wg.Wait();
            },
            1
        );
        Assert.Equal(100 * s_ms, run.Elapsed);
        Assert.Equal(
            10,
            run.Trace!.Events.Count(e => e is { Kind: TraceEventKind.Blocked, Text: "syscall" })
        );
    }

    [Fact]
    public async Task Blocking_for_a_while_takes_that_long_on_real_cores_and_others_run()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var run = await GoRuntime.Run(
            async () =>
            {
                var ended = new Chan<string>(2);
                Go(async () =>
                {
                    await Blocking(50 * s_ms);
                    await ended.Send("blocked");
                });
                Go(async () => await ended.Send("other"));
                Console.Write($"{await ended.Receive()} {await ended.Receive()}");
            },
            new RunOptions { MaxProcs = 1 }
        );
        Assert.Equal("other blocked", run.Stdout);
        Assert.True(clock.Elapsed >= 50 * s_ms);
    }
}
