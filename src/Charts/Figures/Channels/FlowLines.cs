using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Channels;

/// <summary>What a row of a message flow shows of its goroutines beside the arrows.</summary>
internal static class FlowLines
{
    /// <summary>When the row's goroutines lived: from the first one's start to the last one's end.</summary>
    internal static (double From, double To) Life(FlowRow row, Axis axis) =>
        (
            row.Goroutines.Min(lane => lane.Start),
            row.Goroutines.Max(lane => lane.Ended ?? axis.End)
        );

    /// <summary>
    /// When all goroutines of the row that lived waited for channels; what cannot be seen is left out, what touches is one.
    /// </summary>
    internal static List<(double Start, double End)> Waits(FlowRow row, Axis axis)
    {
        var alive = Counts.Of(row.Goroutines.Select(lane => (lane.Start, lane.Ended ?? axis.End)));
        var waiting = Counts.Of(
            row.Goroutines.SelectMany(lane => lane.Segments)
                .Where(s => s.State is GoroutineState.Channel or GoroutineState.Select)
                .Select(s => (s.Start, s.End))
        );
        var waits = new List<(double Start, double End)>();
        var at = 0;
        foreach (var segment in waiting)
        {
            while (at < alive.Count && alive[at].End <= segment.Start)
            {
                at++;
            }

            for (var i = at; i < alive.Count && alive[i].Start < segment.End; i++)
            {
                if (alive[i].Goroutine == segment.Goroutine)
                {
                    Add(
                        waits,
                        Math.Max(alive[i].Start, segment.Start),
                        Math.Min(alive[i].End, segment.End),
                        axis.Length(1)
                    );
                }
            }
        }

        return [.. waits.Where(wait => wait.End - wait.Start >= axis.Length(1))];
    }

    private static void Add(
        List<(double Start, double End)> waits,
        double start,
        double end,
        double hair
    )
    {
        if (waits.Count > 0 && start - waits[^1].End < hair)
        {
            waits[^1] = (waits[^1].Start, Math.Max(waits[^1].End, end));
        }
        else
        {
            waits.Add((start, end));
        }
    }
}
