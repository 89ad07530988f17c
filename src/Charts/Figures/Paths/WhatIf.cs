using Charts.Replaying;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Paths;

/// <summary>How long the run takes in the simulator, as it was and with one lock that is always free.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Replayed">Nanoseconds of the run as it was, simulated.</param>
/// <param name="Freed">Nanoseconds with the lock free.</param>
/// <param name="IsExact">Whether the simulated run takes as long as the real one did.</param>
internal sealed record WhatIf(PathLock Lock, long Replayed, long Freed, bool IsExact)
{
    /// <summary>A longer program is not run again: a figure should not take seconds.</summary>
    private const int MaxActions = 200_000;

    internal static WhatIf? Of(Trace trace, Timeline timeline, PathLock? worst)
    {
        if (worst is null || timeline.CountsSteps)
        {
            return null;
        }

        var model = ReplayModel.Of(trace);
        if (
            model.HasEnd
            && model.Count <= MaxActions
            && Replay.Run(model, timeline.MaxProcs) is { } replayed
            && Replay.Run(model, timeline.MaxProcs, worst.Number) is { } freed
        )
        {
            var (was, would) = (Nanoseconds(replayed), Nanoseconds(freed));
            return new(worst, was, would, Math.Abs(was - timeline.End) < 1000);
        }

        return null;
    }

    /// <summary>The answer as a sentence.</summary>
    internal string Sentence(Timeline timeline)
    {
        var change = Replayed == 0 ? 0 : (double)(Replayed - Freed) / Replayed;
        var less =
            Math.Abs(change) < 0.005 ? "no less"
            : change > 0 ? $"{Units.Percent(change)} less"
            : $"{Units.Percent(-change)} more";
        var model = IsExact
            ? ""
            : $" (the simulated run takes {timeline.Span(Replayed)} as it was)";
        return $"If {Lock.Name} cost nothing, the run would take {timeline.Span(Freed)}, {less}{model}.";
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;
}
