using System.Globalization;
using System.Text;
using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures;

/// <summary>A box of a wait-for graph, by its middle.</summary>
internal sealed record WaitForBox(
    double X,
    double Y,
    double Width,
    string Text,
    string Detail,
    string Fill,
    string Stroke
);

/// <summary>Draws goroutines and what they wait for as boxes with arrows between them.</summary>
internal sealed class WaitForDrawing(Svg svg)
{
    private const double BoxHeight = 42;
    private const double RowHeight = 56;
    private const double DetailSize = 11;
    private const string ThingFill = "#ffffff";
    private static readonly double[] s_columns = [120, 400, 720];
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
            Arc(x, y, wide, tall, start, start + (2 * Math.PI / count), from, to);
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
                    NobodyKnown(edge),
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

    internal static string NameOf(long goroutine) =>
        goroutine == 1 ? "G1 main" : Units.Text($"G{goroutine}");

    private static string NobodyKnown(WaitForEdge edge) =>
        edge.Reason switch
        {
            "sync.WaitGroup.Wait" => "who has yet to call Done is not in the trace",
            "chan receive" => "nobody else has sent on it",
            "chan send" => "nobody else has received from it",
            "chan receive (nil chan)" or "chan send (nil chan)" or "select (no cases)" =>
                "for ever",
            "select" => "none of its cases can proceed",
            "sync.Cond.Wait" => "nobody signals",
            _ => "who has it is not in the trace",
        };

    private static string Thing(WaitForEdge edge)
    {
        var number = edge.Subject == 0 ? "" : Units.Text($" #{edge.Subject}");
        return edge.Reason switch
        {
            "sync.Mutex.Lock" => "mutex" + number,
            "sync.RWMutex.Lock" or "sync.RWMutex.RLock" => "RWMutex" + number,
            "sync.WaitGroup.Wait" => "WaitGroup" + number,
            "sync.Cond.Wait" => "cond" + number,
            "chan receive" or "chan send" => "channel" + number,
            "chan receive (nil chan)" or "chan send (nil chan)" => "nil channel",
            _ => edge.Reason + number,
        };
    }

    private static string Verb(WaitForEdge edge) =>
        edge.Reason switch
        {
            "sync.Mutex.Lock" => "locks",
            "sync.RWMutex.Lock" => "locks to write",
            "sync.RWMutex.RLock" => "locks to read",
            "chan receive" or "chan receive (nil chan)" => "receives",
            "chan send" or "chan send (nil chan)" => "sends",
            _ => "waits",
        };

    private WaitForBox OfGoroutine(WaitForEdge edge, double x, double y, string stroke)
    {
        var place = Units.Place(edge.File, edge.Line);
        var detail = Verb(edge) + (place is null ? "" : $" at {place}");
        return Box(
            x,
            y,
            NameOf(edge.Goroutine),
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
            detail = Relation(edge);
        }

        var stroke = inCircle ? Palette.Fault : Palette.Quiet;
        return Box(x, y, Thing(edge), detail, ThingFill, stroke);
    }

    private WaitForBox OfHolder(WaitForEdge edge, double x, double y) =>
        Box(
            x,
            y,
            NameOf(edge.Holder) + (edge.HolderHasEnded ? ", ended" : ""),
            Relation(edge),
            Palette.OfGoroutine(edge.Holder),
            Palette.Quiet
        );

    private static string Relation(WaitForEdge edge)
    {
        var place = Units.Place(edge.HolderFile, edge.HolderLine);
        var (verb, before) = edge.Relation switch
        {
            WaitForRelation.Holds => ("held", " since "),
            WaitForRelation.Reads => ("held for reading", " since "),
            WaitForRelation.WaitsToWrite => ("stands in line to write", ", "),
            WaitForRelation.SentLast => ("was last to send", ", "),
            _ => ("was last to receive", ", "),
        };
        return verb + (place is null ? "" : before + place);
    }

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

    private void Straight(WaitForBox from, WaitForBox to, string stroke, string? dash)
    {
        Arrows.Add((from, to));
        var (x1, x2) = (from.X + (from.Width / 2), to.X - (to.Width / 2) - 2);
        if (Math.Abs(from.Y - to.Y) < 1)
        {
            svg.Line(x1, from.Y, x2 - 4, to.Y, stroke, 1.5, dash);
        }
        else
        {
            // Another one that has the same thing: a branch of the first arrow.
            var bend = x1 + 20;
            svg.Path(
                $"M{Svg.Number(bend)} {Svg.Number(from.Y)}V{Svg.Number(to.Y)}H{Svg.Number(x2 - 4)}",
                null,
                stroke,
                1.5,
                dash
            );
        }

        svg.Path(Head(x2, to.Y, 0), stroke);
    }

    /// <summary>An arrow along the ring, as far as it runs between the two boxes.</summary>
    private void Arc(
        double x,
        double y,
        double wide,
        double tall,
        double start,
        double end,
        WaitForBox from,
        WaitForBox to
    )
    {
        const int Pieces = 90;
        var path = new StringBuilder();
        var (lastX, lastY, slope) = (0.0, 0.0, 0.0);
        for (var i = 0; i <= Pieces; i++)
        {
            var angle = start + ((end - start) * i / Pieces);
            var (px, py) = (x + (wide * Math.Cos(angle)), y + (tall * Math.Sin(angle)));
            if (IsIn(from, px, py, 3) || IsIn(to, px, py, 7))
            {
                continue;
            }

            slope = path.Length == 0 ? 0 : Math.Atan2(py - lastY, px - lastX);
            path.Append(
                CultureInfo.InvariantCulture,
                $"{(path.Length == 0 ? 'M' : 'L')}{Svg.Number(px)} {Svg.Number(py)}"
            );
            (lastX, lastY) = (px, py);
        }

        if (path.Length == 0)
        {
            return;
        }

        svg.Path(path.ToString(), null, Palette.Fault, 2);
        var (tipX, tipY) = (lastX + (5 * Math.Cos(slope)), lastY + (5 * Math.Sin(slope)));
        svg.Path(Head(tipX, tipY, slope), Palette.Fault);
    }

    private static bool IsIn(WaitForBox box, double x, double y, double margin) =>
        Math.Abs(x - box.X) < (box.Width / 2) + margin
        && Math.Abs(y - box.Y) < (BoxHeight / 2) + margin;

    /// <summary>A filled triangle with its tip at a point.</summary>
    private static string Head(double x, double y, double angle)
    {
        string Point(double along, double across) =>
            Svg.Number(x + (along * Math.Cos(angle)) - (across * Math.Sin(angle)))
            + " "
            + Svg.Number(y + (along * Math.Sin(angle)) + (across * Math.Cos(angle)));
        return $"M{Point(0, 0)}L{Point(-9, -4.5)}L{Point(-9, 4.5)}z";
    }
}
