namespace Goroutines.Tests.Races;

/// <summary>Runs programs that are searched for races: on real cores, and in many schedules of the simulator.</summary>
internal static class Searched
{
    private const int Seeds = 60;

    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    internal static TheoryData<string> Machines => new("sim", "real 1", "real 2", "real 4");

    /// <summary>Every run of the program is free of races, and ends well.</summary>
    internal static async Task FindsNothing(string machine, Func<GoTask> main)
    {
        foreach (var run in await Run(machine, main))
            Assert.True(run is { ExitCode: 0, Races: [] }, run.Stderr);
    }

    /// <summary>Every run of the program has races, whatever its schedule.</summary>
    internal static async Task FindsARace(string machine, Func<GoTask> main)
    {
        foreach (var run in await Run(machine, main))
        {
            Assert.True(run.ExitCode == 66, $"{run}\n{run.Stderr}");
            Assert.NotEmpty(run.Races);
        }
    }

    /// <summary>Some schedule of the simulated program has a race: one that only some of them can show.</summary>
    internal static async Task FindsARaceInSomeSchedule(Func<GoTask> main)
    {
        var runs = await Run("sim", main);
        Assert.Contains(runs, run => run.Races.Count > 0);
    }

    /// <summary>One run of the program, on the simulator in the order as written.</summary>
    internal static ProgramRun Once(Func<GoTask> main) =>
        Simulator.Run(main, new SimulationOptions { DetectRaces = true });

    internal static async Task<List<ProgramRun>> Run(string machine, Func<GoTask> main)
    {
        var words = machine.Split(' ');
        if (words[0] == "sim")
            return await Task.Run(() => Simulated(main).ToList()).WaitAsync(s_watchdog);
        var options = new RunOptions { MaxProcs = int.Parse(words[1]), DetectRaces = true };
        return [await GoRuntime.Run(main, options).WaitAsync(s_watchdog)];
    }

    private static IEnumerable<ProgramRun> Simulated(Func<GoTask> main)
    {
        for (int i = 0; i < Seeds; i++)
            yield return Simulator.Run(
                main,
                new SimulationOptions
                {
                    MaxProcs = 1 + i % 3,
                    Seed = i == 0 ? null : i,
                    Trace = false,
                    DetectRaces = true,
                }
            );
    }
}
