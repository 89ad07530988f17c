using System.Globalization;

namespace Goroutines;

/// <summary>Runs a program once more under a schedule that is known.</summary>
internal static class Replaying
{
    /// <summary>
    /// Steps after which a replay is cut, for that of a livelock has no end. By default an exploration takes a hundredth.
    /// </summary>
    private const long MaxSteps = 1_000_000;

    internal static ProgramRun Run(
        Func<GoTask> main,
        string schedule,
        bool showOutput,
        string file,
        int line
    )
    {
        ArgumentNullException.ThrowIfNull(main);
        var search = new ReplaySearch(Schedule.Parse(schedule));
        search.Begin();
        var guide = new Guide(search);
        var run = Simulator.Run(
            main,
            new SimulationOptions { ShowOutput = showOutput, MaxSteps = MaxSteps },
            program =>
            {
                guide.Begin(program);
                return guide;
            },
            file,
            line
        );
        if (search.Impossible is { } missed)
            throw new SimulationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"this program does not fit the schedule '{schedule}': '{missed}' is not possible there. "
                        + $"The program has been changed since, or does not do the same each time."
                )
            );
        return run;
    }
}
