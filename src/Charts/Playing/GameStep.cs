using Charts.Timelines;
using Goroutines;

namespace Charts.Playing;

/// <summary>One thing that happens on the board.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Goroutine">To whom.</param>
/// <param name="Other">Who started it; 0 if none.</param>
/// <param name="Text">In words; what is printed, as it is.</param>
/// <param name="Code">The line of code; empty if it cannot be had.</param>
/// <param name="Place">Where it stands; empty if unknown.</param>
internal readonly record struct GameStep(
    GameStepKind Kind,
    long Goroutine,
    long Other,
    string Text,
    string Code,
    string Place
)
{
    private const int LongestCode = 120;

    /// <summary>What happens on the way to a position, as far as the board shows it.</summary>
    internal static List<GameStep> Of(SchedulePosition position, SourceLines source)
    {
        var steps = new List<GameStep>();
        foreach (var e in position.Events)
        {
            if (KindOf(e) is not { } kind)
            {
                continue;
            }

            var text = kind == GameStepKind.Prints ? e.Text ?? "" : StepText.Of(e)?.Text ?? "";
            steps.Add(
                new GameStep(
                    kind,
                    e.Goroutine,
                    kind == GameStepKind.Starts ? e.Other : 0,
                    text,
                    Fit(source.At(e.File, e.Line)),
                    Units.Place(e.File, e.Line) ?? ""
                )
            );
        }

        return steps;
    }

    /// <summary>What a goroutine is about to do, without telling what comes of it.</summary>
    internal static (string Text, string Code, string Place) Ahead(
        GameMove move,
        List<GameStep> steps
    )
    {
        if (move.Possibility > 0)
        {
            return (Units.Text($"takes ready case {move.Possibility}"), "", "");
        }

        foreach (var step in steps)
        {
            if (Doer(step) == move.Goroutine && step.Kind != GameStepKind.Ready)
            {
                return (Neutral(step), step.Code, step.Place);
            }
        }

        return ("goes on", "", "");
    }

    /// <summary>Who does it.</summary>
    internal static long Doer(in GameStep step) =>
        step.Kind == GameStepKind.Starts ? step.Other : step.Goroutine;

    private static string Neutral(in GameStep step) =>
        step.Kind switch
        {
            GameStepKind.Prints => "prints",
            GameStepKind.Waits => step
                .Text.Replace("waits: chan send", "sends on chan", StringComparison.Ordinal)
                .Replace("waits: chan receive", "receives from chan", StringComparison.Ordinal)
                .Replace("waits: sync.Mutex.Lock", "locks mutex", StringComparison.Ordinal)
                .Replace("waits: sync.RWMutex.Lock", "locks mutex", StringComparison.Ordinal)
                .Replace(
                    "waits: sync.RWMutex.RLock",
                    "locks for reading, mutex",
                    StringComparison.Ordinal
                )
                .Replace(
                    "waits: sync.WaitGroup.Wait",
                    "waits for WaitGroup",
                    StringComparison.Ordinal
                )
                .Replace("waits: ", "", StringComparison.Ordinal),
            _ => step.Text,
        };

    private static GameStepKind? KindOf(in TraceEvent e) =>
        e.Kind switch
        {
            TraceEventKind.Created => GameStepKind.Starts,
            TraceEventKind.Ready => GameStepKind.Ready,
            TraceEventKind.Blocked => GameStepKind.Waits,
            TraceEventKind.Ended => GameStepKind.Ends,
            TraceEventKind.Operation => GameStepKind.Does,
            TraceEventKind.Output => GameStepKind.Prints,
            _ => null,
        };

    private static string Fit(string? line) =>
        line is null ? ""
        : line.Length <= LongestCode ? line
        : line[..(LongestCode - 1)] + "…";
}

/// <summary>What a step is. The numbers are those that the script knows.</summary>
internal enum GameStepKind
{
    Starts,
    Ready,
    Waits,
    Ends,
    Does,
    Prints,
}
