using Goroutines;

namespace Goroutines.Tests;

/// <summary>A machine on which the contract tests run: they must hold on every one.</summary>
public static class Machine
{
    /// <summary>Longer than any test takes, so that a hang fails instead of hanging.</summary>
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    public static TheoryData<string> All =>
        new("real 1", "real 2", "real 4", "sim 1", "sim 2", "sim 1 seed 1", "sim 3 seed 2");

    public static TheoryData<string> Real => new("real 1", "real 2", "real 4");

    public static TheoryData<string> Simulated => new("sim 1", "sim 2", "sim 3 seed 2");

    /// <summary>Runs a program on the named machine.</summary>
    public static async Task<ProgramRun> Run(string machine, Func<GoTask> main)
    {
        var words = machine.Split(' ');
        int procs = int.Parse(words[1]);
        if (words[0] == "sim")
        {
            long? seed = words.Length > 3 ? long.Parse(words[3]) : null;
            return await Task.Run(() =>
                    Simulator.Run(main, new SimulationOptions { MaxProcs = procs, Seed = seed })
                )
                .WaitAsync(s_watchdog);
        }
        return await GoRuntime
            .Run(main, new RunOptions { MaxProcs = procs, Trace = true })
            .WaitAsync(s_watchdog);
    }

    /// <summary>Runs a program that must end well, and gives its output.</summary>
    public static async Task<string> Output(string machine, Func<GoTask> main)
    {
        var run = await Run(machine, main);
        Assert.True(run.ExitCode == 0, run.Stderr);
        return run.Stdout;
    }
}
