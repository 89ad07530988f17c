using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Paths;

/// <summary>A part of the run time: all pieces of the critical path that are of one kind.</summary>
internal sealed record CriticalPart(string Name, long Time, PathPiece Like)
{
    /// <summary>The colour of a piece, here and in the lanes.</summary>
    internal static string Fill(PathPiece piece) =>
        piece.Behind is not null ? "#ee8866"
        : piece.Goroutine == 0 || piece.State == GoroutineState.Sleep ? Palette.Many
        : Palette.OfState(piece.State);
}

/// <summary>What the run time was made of.</summary>
internal static class CriticalParts
{
    private const int MaxWorkers = 3;
    private const int MaxRows = 8;
    private const double RowHeight = 22;
    private const double Left = 250;
    private const double Right = 700;

    /// <summary>Parts that sum to the length of the run, the longest first.</summary>
    internal static List<CriticalPart> Of(CriticalPath path)
    {
        var parts = path
            .Pieces.GroupBy(piece => piece.Part, StringComparer.Ordinal)
            .Select(group => new CriticalPart(group.Key, group.Sum(p => p.Length), group.First()))
            .OrderByDescending(part => part.Time)
            .ThenBy(part => part.Name, StringComparer.Ordinal)
            .ToList();
        var work = parts.Where(IsWork).Skip(MaxWorkers).ToList();
        if (work.Count > 1)
        {
            parts.RemoveAll(work.Contains);
            var name = Units.Text($"work in {work.Count:#,0} others");
            parts.Add(new CriticalPart(name, work.Sum(part => part.Time), work[0].Like));
        }

        return [.. parts.OrderByDescending(part => part.Time)];
    }

    internal static double Draw(Svg svg, List<CriticalPart> parts, Timeline timeline, double y)
    {
        svg.Text(Card.Margin, y + 14, "What the time was made of", 13, bold: true);
        y += 22;
        foreach (var part in parts.Take(MaxRows))
        {
            var share = timeline.End == 0 ? 0 : (double)part.Time / timeline.End;
            Row(svg, y, part.Name, share, CriticalPart.Fill(part.Like));
            Numbers(svg, y, timeline.Span(part.Time), Units.Share(share));
            y += RowHeight;
        }

        if (parts.Count > MaxRows)
        {
            var rest = parts.Skip(MaxRows).Sum(part => part.Time);
            var more = Units.Text(
                $"… and {parts.Count - MaxRows} more parts, {timeline.Span(rest)}"
            );
            svg.Text(Card.Margin, y + 14, more, fill: Palette.Quiet);
            y += RowHeight;
        }

        return y + 6;
    }

    /// <summary>The run as it was beside the run with a free lock.</summary>
    internal static double Draw(Svg svg, WhatIf whatIf, Timeline timeline, double y)
    {
        svg.Text(Card.Margin, y + 14, $"If {whatIf.Lock.Name} cost nothing", 13, bold: true);
        y += 22;
        var most = Math.Max(timeline.End, Math.Max(whatIf.Replayed, whatIf.Freed));
        Row(svg, y, "the run as it was", (double)timeline.End / most, Palette.Busy);
        Numbers(svg, y, timeline.Span(timeline.End), "in the trace");
        y += RowHeight;
        if (!whatIf.IsExact)
        {
            Row(svg, y, "the same, simulated", (double)whatIf.Replayed / most, Palette.Busy);
            Numbers(svg, y, timeline.Span(whatIf.Replayed), "simulated");
            y += RowHeight;
        }

        Row(svg, y, $"without {whatIf.Lock.Name}", (double)whatIf.Freed / most, Palette.Busy);
        Numbers(svg, y, timeline.Span(whatIf.Freed), "simulated");
        return y + RowHeight + 6;
    }

    private static bool IsWork(CriticalPart part) =>
        part.Like is { Behind: null, Goroutine: > 0 }
        && part.Like.State is GoroutineState.Running or GoroutineState.OffProcessor;

    private static void Row(Svg svg, double y, string name, double share, string fill)
    {
        svg.Text(Card.Margin, y + 14, TextWidth.Fit(name, Left - Card.Margin - 8));
        svg.Rect(Left, y + 2, Right - Left, RowHeight - 6, Palette.Track, 3);
        svg.Rect(Left, y + 2, Math.Max(2, (Right - Left) * share), RowHeight - 6, fill, 3);
    }

    private static void Numbers(Svg svg, double y, string time, string detail)
    {
        svg.Text(Right + 10, y + 14, time, bold: true);
        svg.Text(Card.Width - Card.Margin, y + 14, detail, 12, Palette.Quiet, "end");
    }
}
