namespace Charts.Timelines;

/// <summary>A goroutine's waits for one reason, together.</summary>
internal readonly record struct WaitShare(long Goroutine, double Time, int Times, long Longest);

/// <summary>All waits of a run for one reason.</summary>
/// <param name="Reason">Why, in Go's words; null for the wait for a core.</param>
/// <param name="Shares">What of it each goroutine waited, in the order of their numbers.</param>
internal sealed record WaitReason(string? Reason, IReadOnlyList<WaitShare> Shares)
{
    internal string Name => Reason ?? "runnable";

    internal GoroutineState State =>
        Reason is null ? GoroutineState.Ready : GoroutineStates.OfReason(Reason);

    internal double Time { get; } = Shares.Sum(share => share.Time);

    internal int Times { get; } = Shares.Sum(share => share.Times);

    /// <summary>Who had the longest single wait.</summary>
    internal WaitShare Longest => Shares.MaxBy(share => share.Longest);

    /// <summary>Every reason of a run, most time first. A wait that was not over when the run was lasts until then.</summary>
    internal static List<WaitReason> Of(Timeline timeline)
    {
        var all = new Dictionary<string, List<WaitShare>>(StringComparer.Ordinal);
        var core = new List<WaitShare>();
        foreach (var lane in timeline.Goroutines)
        {
            foreach (
                var group in lane
                    .Segments.Where(IsWait)
                    .GroupBy(
                        s => s.State == GoroutineState.Ready ? null : s.Reason ?? "unknown",
                        StringComparer.Ordinal
                    )
            )
            {
                var share = new WaitShare(
                    lane.Number,
                    group.Sum(s => (double)s.Length),
                    group.Count(),
                    group.Max(s => s.Length)
                );
                if (group.Key is null)
                {
                    core.Add(share);
                }
                else if (all.TryGetValue(group.Key, out var shares))
                {
                    shares.Add(share);
                }
                else
                {
                    all.Add(group.Key, [share]);
                }
            }
        }

        var reasons = all.Select(pair => new WaitReason(pair.Key, pair.Value)).ToList();
        if (core.Count > 0)
        {
            reasons.Add(new WaitReason(null, core));
        }

        return
        [
            .. reasons
                .OrderByDescending(reason => reason.Time)
                .ThenBy(reason => reason.Name, StringComparer.Ordinal),
        ];
    }

    // Who has a system call under way has stopped for a reason, too, though its thread goes on.
    private static bool IsWait(Segment segment) =>
        segment.State == GoroutineState.Ready
        || segment.State.IsWaiting()
        || segment.State == GoroutineState.OffProcessor && segment.Reason is not null;
}
