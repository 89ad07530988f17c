using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Waits;

/// <summary>Draws goroutines and what they wait for as boxes with arrows between them.</summary>
internal sealed class WaitForDrawing(Svg svg)
{
    private const double BoxHeight = WaitForBox.Height;
    private const double RowHeight = 56;
    private const double DetailSize = 11;
    private const string ThingFill = "#ffffff";
    private static readonly double[] s_columns = [120, 400, 720];
    private readonly WaitForArrows _arrows = new(svg);
    private bool _hasRing;
    private bool _hasHint;

    internal List<WaitForBox> Boxes { get; } = [];

    internal List<(WaitForBox From, WaitForBox To)> Arrows { get; } = [];

    internal int Rows { get; private set; }

    /// <summary>A circle: its goroutines and what they wait for by turns, clockwise from the top.</summary>
    /// <returns>Where the ring ends.</returns>
    internal double Ring(IReadOnlyList<WaitForEdge> cycle, double top)
    {
        _hasRing = true;
        var count = cycle.Count * 2;
        // A goroutine that waits for itself makes a flat ring of two boxes.
        var (wide, tall) =
            cycle.Count == 1
                ? (190.0, 46.0)
                : (Math.Min(210 + (count * 13), 340), 56 + (count * 14));
        var (x, y) = (Card.Width / 2, top + tall + (BoxHeight / 2) + 4);
        var turn = cycle.Count == 1 ? Math.PI : Math.PI / 2;
        var boxes = new List<(WaitForBox Box, double Angle)>();
        for (var i = 0; i < count; i++)
        {
            var edge = cycle[i / 2];
            var angle = (2 * Math.PI * i / count) - turn;
            var (bx, by) = (x + (wide * Math.Cos(angle)), y + (tall * Math.Sin(angle)));
            var box =
                i % 2 == 0 ? OfGoroutine(edge, bx, by, Palette.Fault) : OfThing(edge, bx, by, true);
            boxes.Add((box, angle));
        }

        for (var i = 0; i < count; i++)
        {
            var (from, start) = boxes[i];
            var to = boxes[(i + 1) % count].Box;
            _arrows.Arc(x, y, wide, tall, start, start + (2 * Math.PI / count), from, to);
            Arrows.Add((from, to));
        }

        foreach (var (box, _) in boxes)
        {
            Draw(box);
        }

        var words = cycle.Count == 1 ? "waits for itself" : "a circle: nobody can go on";
        svg.Text(x, y + 4, words, 13, Palette.Fault, "middle", bold: true);
        return y + tall + (BoxHeight / 2) + 12;
    }

    /// <summary>One goroutine, what it waits for, and all who have to do with that.</summary>
    internal double Row(List<WaitForEdge> edges, double top, bool inCircle)
    {
        Rows++;
        var y = top + (RowHeight / 2);
        var stroke = inCircle ? Palette.Fault : Palette.Quiet;
        var waiting = OfGoroutine(edges[0], s_columns[0], y, stroke);
        var thing = OfThing(edges[0], s_columns[1], y, inCircle: false);
        Straight(waiting, thing, stroke, null);
        foreach (var edge in edges)
        {
            if (edge.Relation == WaitForRelation.Unknown)
            {
                svg.Text(
                    thing.X + (thing.Width / 2) + 14,
                    y + 4,
                    WaitForWords.NobodyKnown(edge),
                    fill: Palette.Quiet
                );
            }
            else
            {
                var holder = OfHolder(edge, s_columns[2], y);
                var isHint =
                    edge.Relation is WaitForRelation.SentLast or WaitForRelation.ReceivedLast;
                _hasHint |= isHint;
                Straight(thing, holder, stroke, isHint ? "4 3" : null);
                Draw(holder);
            }

            y += RowHeight;
        }

        Draw(waiting);
        Draw(thing);
        return top + (RowHeight * edges.Count);
    }

    internal List<LegendEntry> Legend()
    {
        var legend = new List<LegendEntry>();
        if (Boxes.Count > 0)
        {
            legend.Add(LegendEntry.Bar("goroutine", Palette.OfGoroutine(2)));
            legend.Add(
                new(
                    "what it waits for, and who has that",
                    (s, x, y) => s.Rect(x, y - 6, 14, 12, ThingFill, 6, Palette.Quiet)
                )
            );
        }

        if (_hasRing)
        {
            legend.Add(LegendEntry.Bar("circle", Palette.Fault, 4));
        }

        if (_hasHint)
        {
            legend.Add(
                new("used it last", (s, x, y) => s.Line(x, y, x + 14, y, Palette.Quiet, 1.5, "4 3"))
            );
        }

        return legend;
    }

    private WaitForBox OfGoroutine(WaitForEdge edge, double x, double y, string stroke)
    {
        var place = Units.Place(edge.File, edge.Line);
        var detail = WaitForWords.Verb(edge) + (place is null ? "" : $" at {place}");
        return Box(
            x,
            y,
            WaitForWords.NameOf(edge.Goroutine),
            detail,
            Palette.OfGoroutine(edge.Goroutine),
            stroke
        );
    }

    private WaitForBox OfThing(WaitForEdge edge, double x, double y, bool inCircle)
    {
        var detail = "";
        if (inCircle)
        {
            detail = WaitForWords.Relation(edge);
        }

        var stroke = inCircle ? Palette.Fault : Palette.Quiet;
        return Box(x, y, WaitForWords.Thing(edge), detail, ThingFill, stroke);
    }

    private WaitForBox OfHolder(WaitForEdge edge, double x, double y) =>
        Box(
            x,
            y,
            WaitForWords.NameOf(edge.Holder) + (edge.HolderHasEnded ? ", ended" : ""),
            WaitForWords.Relation(edge),
            Palette.OfGoroutine(edge.Holder),
            Palette.Quiet
        );

    private WaitForBox Box(
        double x,
        double y,
        string text,
        string detail,
        string fill,
        string stroke
    )
    {
        var wide = Math.Max(TextWidth.Of(text) * 1.12, TextWidth.Of(detail, DetailSize)) + 22;
        var box = new WaitForBox(x, y, Math.Clamp(wide, 76, 250), text, detail, fill, stroke);
        Boxes.Add(box);
        return box;
    }

    private void Straight(WaitForBox from, WaitForBox to, string stroke, string? dash)
    {
        Arrows.Add((from, to));
        _arrows.Straight(from, to, stroke, dash);
    }

    private void Draw(WaitForBox box)
    {
        var left = box.X - (box.Width / 2);
        var top = box.Y - (BoxHeight / 2);
        var isThing = string.Equals(box.Fill, ThingFill, StringComparison.Ordinal);
        svg.Rect(left, top, box.Width, BoxHeight, box.Fill, isThing ? 20 : 5, box.Stroke);
        var room = box.Width - 12;
        var line = box.Detail.Length == 0 ? box.Y + 4 : box.Y - 3;
        svg.Text(box.X, line, TextWidth.Fit(box.Text, room), anchor: "middle", bold: true);
        if (box.Detail.Length > 0)
        {
            var detail = TextWidth.Fit(box.Detail, room, DetailSize);
            svg.Text(box.X, box.Y + 13, detail, DetailSize, Palette.Ink, "middle");
        }
    }
}
