using Charts.Figures.Scaling;
using Goroutines;

namespace Charts;

/// <summary>Pictures of one program on different numbers of cores.</summary>
public static class SpeedupCharts
{
    /// <summary>
    /// How many times as fast as on one core a program was on several, and Amdahl's law beside it: with the share of the
    /// work that is serial, so that <c>T(n) = T(1) · (s + (1 − s) / n)</c>.
    /// </summary>
    /// <param name="runs">
    /// How long it took on how many cores, in any order; of several runs on as many cores the mean counts. The times are
    /// compared with the mean on 1 core; if that was not run, with what the law says of it.
    /// </param>
    /// <param name="serialShare">
    /// The serial share if it is known, from 0 to 1; null to find the one that is nearest to the times (least squares).
    /// </param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The share is not from 0 to 1, a number of cores is not positive, or a time is negative.
    /// </exception>
    public static Figure Speedup(
        this IEnumerable<(int Cores, TimeSpan Elapsed)> runs,
        double? serialShare = null,
        string? title = null
    )
    {
        ArgumentNullException.ThrowIfNull(runs);
        return Draw([.. runs], serialShare, title, isSimulated: false);
    }

    /// <inheritdoc cref="Speedup(IEnumerable{ValueTuple{int, TimeSpan}}, double?, string?)"/>
    /// <param name="runs">The runs of one program; they must have been traced, for the trace knows on how many cores.</param>
    /// <param name="serialShare">
    /// The serial share if it is known, from 0 to 1; null to find the one that is nearest to the times (least squares).
    /// </param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentException">A run has no trace.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public static Figure Speedup(
        this IEnumerable<ProgramRun> runs,
        double? serialShare = null,
        string? title = null
    )
    {
        ArgumentNullException.ThrowIfNull(runs);
        var all = runs.ToList();
        return Draw(
            [.. all.Select(run => (RunCharts.TraceOf(run).MaxProcs, run.Elapsed))],
            serialShare,
            title,
            all.TrueForAll(run => run.Trace!.IsSimulated)
        );
    }

    /// <summary>
    /// The same of a program that is run here on 1, 2, 3 and so on cores, mostly in the simulator:
    /// <c>SpeedupCharts.Speedup(cores => Simulator.Run(Main, new SimulationOptions { MaxProcs = cores }), 8)</c>.
    /// </summary>
    /// <param name="run">Runs the program on as many cores, and says how long it took.</param>
    /// <param name="maxCores">The largest number of cores, from 1.</param>
    /// <param name="serialShare">The serial share if it is known, from 0 to 1; null to find it.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1, or there are no cores.</exception>
    public static Figure Speedup(
        Func<int, ProgramRun> run,
        int maxCores,
        double? serialShare = null,
        string? title = null
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCores);
        var runs = Enumerable
            .Range(1, maxCores)
            .Select(cores => (Cores: cores, Run: run(cores)))
            .ToList();
        return Draw(
            [.. runs.Select(at => (at.Cores, at.Run.Elapsed))],
            serialShare,
            title,
            runs.TrueForAll(at => at.Run.Trace is { IsSimulated: true })
        );
    }

    private static Figure Draw(
        List<(int Cores, TimeSpan Elapsed)> runs,
        double? serialShare,
        string? title,
        bool isSimulated
    )
    {
        if (serialShare is { } share)
        {
            if (double.IsNaN(share))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(serialShare),
                    "the share is no number"
                );
            }

            ArgumentOutOfRangeException.ThrowIfNegative(share, nameof(serialShare));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1, nameof(serialShare));
        }

        foreach (var (cores, elapsed) in runs)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cores, nameof(runs));
            ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero, nameof(runs));
        }

        return SpeedupFigure.Draw(runs, serialShare, title, isSimulated);
    }
}
