using System.Globalization;

namespace Goroutines;

/// <summary>What one run of an explored program shows.</summary>
/// <param name="Output">What it wrote.</param>
/// <param name="Death">What it died of, if it did.</param>
/// <param name="Faults">All faults it showed, that one included.</param>
internal sealed record Verdict(string Output, FindingKind? Death, IReadOnlyList<Fault> Faults)
{
    /// <summary>Who waits longer than so many decisions is not treated fairly: then a run without an end is no livelock.</summary>
    private const int FairWait = 100;

    private static readonly Fault[] s_none = [];

    /// <summary>Judges a run that has come to an end.</summary>
    /// <exception cref="SimulationException">It cannot be simulated.</exception>
    internal static Verdict Of(Trial trial)
    {
        var end = trial.End!;
        var fault = FaultOf(end, trial.Guide);
        var faults = fault is null ? s_none : [fault];
        foreach (var race in trial.Races)
            faults = [.. faults, new(FindingKind.Race, race.Key, race.ToString())];
        if (end.ExitCode == 0 && end.Failure is null && Left(trial, end) is { } leak)
            faults = [.. faults, leak];
        return new(trial.Output, fault?.Kind, faults);
    }

    /// <summary>Whether a run was cut off because it took too many steps.</summary>
    internal static bool IsCut(Trial trial) =>
        trial.End?.Death is FindingKind.Livelock && trial.Guide.LongestWait > FairWait;

    /// <summary>What a program died of; null if it did not.</summary>
    /// <exception cref="SimulationException">It cannot be simulated.</exception>
    internal static Fault? FaultOf(ProgramEnd end, Guide guide) =>
        end.Death switch
        {
            null => null,
            FindingKind.Livelock => new(
                FindingKind.Livelock,
                "",
                "livelock: every goroutine gets its turn, and the program comes to no end\n"
            ),
            _ when end.Failure is SimulationException error => throw error,
            FindingKind.Deadlock => new(FindingKind.Deadlock, WaitsIn(guide.Program), end.Report),
            FindingKind.Fatal => new(FindingKind.Fatal, end.Failure!.Message, end.Report),
            { } death => new(death, end.Report.Split('\n')[0], end.Report),
        };

    /// <summary>Those who wait, and will do so for ever, when main has returned.</summary>
    private static Fault? Left(Trial trial, ProgramEnd end)
    {
        if (trial.Program.Goroutines.Count <= 1)
            return null;
        var waiting = trial
            .Program.Goroutines.Snapshot()
            .FindAll(g => g != end.Last && g.WaitsIn is not null);
        if (waiting.Count == 0)
            return null;
        string report = "goroutine leak: main has returned, and nothing can wake\n";
        return new(FindingKind.Leak, Places(waiting), Report.Waiting(report, waiting));
    }

    private static string WaitsIn(Program program) => Places(program.Goroutines.Snapshot());

    /// <summary>What tells one deadlock from another: where the goroutines wait, whichever of them waits where.</summary>
    private static string Places(List<Goroutine> goroutines)
    {
        var places = new List<string>();
        foreach (var goroutine in goroutines)
            if (goroutine.WaitsIn is { } waiter)
                places.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{waiter.Reason} {waiter.File}:{waiter.Line}"
                    )
                );
        places.Sort(StringComparer.Ordinal);
        return string.Join('\n', places);
    }
}

/// <summary>One fault that a run showed.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Key">What tells it from other faults of its kind.</param>
/// <param name="Report">What there is to say about it.</param>
internal sealed record Fault(FindingKind Kind, string Key, string Report)
{
    internal bool IsSame(Fault other) => Kind == other.Kind && Key == other.Key;
}
