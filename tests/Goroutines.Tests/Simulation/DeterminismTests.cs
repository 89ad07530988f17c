using static Goroutines.Builtin;

namespace Goroutines.Tests.Simulation;

/// <summary>The same seed gives the same trace, event for event, however often and wherever it is run.</summary>
public sealed class DeterminismTests
{
    /// <summary>A little of everything that asks for chance: cores, stealing, select, timers, locks, switch points.</summary>
    private static async GoTask Everything()
    {
        var (jobs, results) = (new Chan<int>(2), new Chan<string>());
        var mu = new Mutex();
        var wg = new WaitGroup();
        int total = 0;
        for (int i = 0; i < 3; i++)
            wg.Go(async () =>
            {
                await foreach (int job in jobs)
                {
                    await Work(TimeSpan.FromMilliseconds(job));
                    using (await mu.Lock())
                        total += job;
                    switch (
                        await Select(
                            Send(results, $"{job}"),
                            Receive(After(TimeSpan.FromMilliseconds(3)))
                        )
                    )
                    {
                        case 1:
                            Console.Write('!');
                            break;
                    }
                }
            });
        Go(async () =>
        {
            for (int job = 1; job <= 6; job++)
                await jobs.Send(job);
            jobs.Close();
            await wg.Wait();
            results.Close();
        });
        await foreach (string result in results)
            Console.Write(result);
        Console.WriteLine($" {total}");
    }

    /// <summary>Goroutines that are stopped in operations without an await, each then on a thread of its own.</summary>
    private static async GoTask OnThreads()
    {
        var count = new AtomicInt32();
        var wg = new WaitGroup();
        for (int i = 0; i < 3; i++)
            wg.Go(() =>
            {
                count.Store(count.Load() + 1);
                Console.Write(count.Load());
            });
        await wg.Wait();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20261121)]
    public void A_thousand_runs_with_one_seed_are_one_run(long seed) =>
        AssertOneRun(Everything, seed);

    [Fact]
    public void Also_when_goroutines_stop_on_their_threads() => AssertOneRun(OnThreads, seed: 11);

    [Fact]
    public void Seeds_differ() =>
        Assert.True(
            Enumerable.Range(0, 50).Select(seed => Run(Everything, seed)).Distinct().Count() > 25
        );

    private static void AssertOneRun(Func<GoTask> main, long seed)
    {
        string first = Run(main, seed);
        for (int i = 1; i < 1000; i++)
            Assert.Equal(first, Run(main, seed));
    }

    private static string Run(Func<GoTask> main, long seed)
    {
        var run = Simulator.Run(main, new SimulationOptions { MaxProcs = 3, Seed = seed });
        return run.Stdout + string.Join('\n', run.Trace!.Events);
    }

    [Theory]
    [InlineData("L12")]
    [InlineData("L14")]
    [InlineData("L25")]
    public async Task Other_processes_have_the_same_trace(string program)
    {
        string host = Path.Combine(AppContext.BaseDirectory, "Litmus.dll");
        var traces = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 3; i++)
        {
            var run = await Subprocess.Run("dotnet", ".", host, program, "--simulate", "--trace");
            Assert.Contains("Running", run.Stdout, StringComparison.Ordinal);
            traces.Add(run.Stdout);
        }
        Assert.Single(traces);
    }
}
