using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Paths;

/// <summary>The chain of work and waits that set the run time, in the lanes of the goroutines it goes through.</summary>
internal static class CriticalPathFigure
{
    internal const int MaxLanes = 20;
    internal const double Left = 150;
    internal const double Right = Card.Width - Card.Margin;
    private const int MaxSaid = 4;

    internal static Figure Draw(Trace trace, Timeline timeline, string? title)
    {
        var path = CriticalPath.Of(trace, timeline);
        var parts = CriticalParts.Of(path);
        var whatIf = WhatIf.Of(trace, timeline, path.WorstLock);
        var finding = Losses.Tell(Finding(timeline, parts), timeline.Dropped);
        var sentence = whatIf?.Sentence(timeline);
        var description =
            $"What set the run time: {finding}.{(sentence is null ? "" : " " + sentence)}";
        var lanes = Lanes(timeline, path);
        var svg = SizeLimit.Fit(smallest =>
            Render(
                timeline,
                path,
                lanes,
                parts,
                whatIf,
                (finding, title, sentence, description),
                smallest
            )
        );
        var plotly = CriticalPathPlot.Write(timeline, path, lanes, sentence ?? "", finding, title);
        return new Figure(description, svg, plotly);
    }

    private static string Finding(Timeline timeline, List<CriticalPart> parts)
    {
        if (timeline.Goroutines.Count == 0 || parts.Count == 0)
        {
            return "No path: nothing ran";
        }

        var said = parts.Take(MaxSaid).Select(part => $"{timeline.Span(part.Time)} {part.Name}");
        var rest = parts.Skip(MaxSaid).Sum(part => part.Time);
        return $"{timeline.Duration()}: {string.Join(", ", said)}"
            + (rest == 0 ? "" : $", {timeline.Span(rest)} else");
    }

    /// <summary>The goroutines on the path in the order of their numbers; of many those with the most of it.</summary>
    private static List<GoroutineLane> Lanes(Timeline timeline, CriticalPath path)
    {
        var most = path
            .Pieces.Where(piece => piece.Goroutine > 0)
            .GroupBy(piece => piece.Goroutine)
            .OrderByDescending(group => group.Key == 1)
            .ThenByDescending(group => group.Sum(piece => piece.Length))
            .ThenBy(group => group.Key)
            .Take(MaxLanes)
            .Select(group => group.Key)
            .ToHashSet();
        return [.. timeline.Goroutines.Where(lane => most.Contains(lane.Number))];
    }

    private static string Render(
        Timeline timeline,
        CriticalPath path,
        List<GoroutineLane> lanes,
        List<CriticalPart> parts,
        WhatIf? whatIf,
        (string Finding, string? Title, string? Sentence, string Description) text,
        double smallest
    )
    {
        var card = new Card(text.Finding, text.Title, text.Sentence);
        var svg = card.Svg;
        if (parts.Count == 0)
        {
            return card.Finish(card.Top, [], text.Description);
        }

        var axis = new Axis(timeline, Left, Right);
        var drawing = new CriticalLanes(axis, smallest, lanes.Count <= 12 ? 30 : 24);
        var top = card.Top + 8;
        var bottom = top + (lanes.Count * drawing.Step);
        axis.Draw(svg, top - 2, bottom);
        drawing.Draw(svg, lanes, path, top);
        var y = bottom + Axis.Height + 8;
        var on = path.Pieces.Select(piece => piece.Goroutine).Where(g => g > 0).Distinct().Count();
        if (on > lanes.Count)
        {
            var more = Units.Count(on - lanes.Count, "more goroutine");
            svg.Text(Card.Margin, y, $"… and {more} on the path", fill: Palette.Quiet);
            y += 14;
        }

        y = CriticalParts.Draw(svg, parts, timeline, y);
        if (whatIf is not null)
        {
            y = CriticalParts.Draw(svg, whatIf, timeline, y);
        }

        return card.Finish(y + 4, Legend(path), text.Description);
    }

    private static List<LegendEntry> Legend(CriticalPath path)
    {
        var legend = path
            .Pieces.GroupBy(Label, StringComparer.Ordinal)
            .Select(group => group.First())
            .OrderBy(piece => piece.Behind is not null)
            .ThenBy(piece => piece.State)
            .Select(piece =>
                LegendEntry.Bar(
                    "path: " + Label(piece),
                    CriticalPart.Fill(piece),
                    piece.Behind is null ? StateBars.HeightOf(piece.State, 14) : 14
                )
            )
            .ToList();
        legend.Add(LegendEntry.Bar("runs beside the path", CriticalLanes.Beside, 8));
        if (path.Hops.Count > 0)
        {
            legend.Add(
                new(
                    "started or woke",
                    (svg, x, y) => svg.Path(Marks.Arrow(x + 7, y - 6, y + 6), null, Palette.Ink)
                )
            );
        }

        return legend;
    }

    /// <summary>What a piece is, for a legend.</summary>
    internal static string Label(PathPiece piece) =>
        piece.Behind is not null ? "has the lock that it waits for"
        : piece.Goroutine == 0 ? "nothing runs"
        : piece.State.Label();
}
