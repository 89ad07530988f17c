using System.Globalization;
using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Orders;

/// <summary>Draws steps as rows and goroutines as columns.</summary>
internal sealed class InterleavingDrawing
{
    private const int MaxColumns = 7;
    private const double RowHeight = 26;
    private const double Left = 52;
    private const double PlaceWidth = 110;
    private const double CodeWidth = 350;
    private const double LeastCode = 180;

    // The width at which a column need not cut what goroutines mostly do.
    private const double Readable = 90;
    private const double CodeSize = 11.5;
    private const double BoldFactor = 1.12;
    private readonly List<Step> _steps;
    private readonly List<long> _columns;
    private readonly Card _card;
    private readonly Svg _svg;
    private readonly double _width;
    private readonly double _top;
    private readonly double _right;
    private readonly Func<Step, string?> _code;

    /// <param name="steps">The rows.</param>
    /// <param name="card">What to draw on.</param>
    /// <param name="code">The text of a step's line of source, if it can be had; null to show places alone.</param>
    internal InterleavingDrawing(List<Step> steps, Card card, Func<Step, string?>? code = null)
    {
        _code = code ?? (_ => null);
        _steps = steps;
        _card = card;
        _svg = card.Svg;
        _columns = Columns(steps);
        var places = steps.Exists(step => step.Place is not null);
        var reading = steps.Exists(step => _code(step) is not null);
        var count = Math.Max(1, _columns.Count + (HasOthers ? 1 : 0));
        var end = Card.Width - Card.Margin;
        // Where there are many columns the code makes room for them.
        var text =
            reading ? Math.Clamp(end - Left - (count * Readable), LeastCode, CodeWidth)
            : places ? PlaceWidth
            : 0;
        _right = end - text;
        // Few columns stay near each other: the eye follows an arrow more easily than a long line.
        _width = Math.Min(300, (_right - Left) / count);
        _top = card.Top + 44;
    }

    private bool HasOthers => _steps.Exists(step => IsOther(step.Goroutine) || IsOther(step.Other));

    /// <summary>The goroutines that get a column; those above are named in their boxes.</summary>
    internal static List<long> Columns(List<Step> steps) =>
        [
            .. steps
                .SelectMany(step => new[] { step.Goroutine, step.Other })
                .Where(number => number > 0)
                .Distinct()
                .Order()
                .Take(MaxColumns),
        ];

    internal string Render(int total, string description)
    {
        var bottom = _top + (_steps.Count * RowHeight);
        for (var row = 0; row < _steps.Count; row += 2)
        {
            var y = _top + (row * RowHeight);
            _svg.Rect(Card.Margin, y, Card.Width - (2 * Card.Margin), RowHeight, Palette.Stripe);
        }

        foreach (var goroutine in _columns)
        {
            var colour = Palette.OfGoroutine(goroutine);
            _svg.Line(Middle(goroutine), _top - 10, Middle(goroutine), bottom, colour, 1.5);
            Head(
                goroutine == 1 ? "G1 main" : Units.Text($"G{goroutine}"),
                colour,
                Middle(goroutine)
            );
        }

        if (HasOthers)
        {
            Head("others", Palette.Many, Middle(0));
        }

        for (var row = 0; row < _steps.Count; row++)
        {
            Row(_steps[row], _top + (row * RowHeight));
        }

        if (total > _steps.Count)
        {
            var more = Units.Text($"… and {total - _steps.Count:#,0} more steps");
            _svg.Text(Left, bottom + 18, more, fill: Palette.Quiet);
            bottom += 24;
        }

        return _card.Finish(bottom + 14, Legend(), description);
    }

    private bool IsOther(long goroutine) => goroutine > 0 && !_columns.Contains(goroutine);

    private double Middle(long goroutine)
    {
        var column = _columns.IndexOf(goroutine);
        return Left + (((column < 0 ? _columns.Count : column) + 0.5) * _width);
    }

    private void Head(string name, string fill, double middle)
    {
        var wide = Math.Min(_width - 8, 110);
        _svg.Rect(middle - (wide / 2), _top - 32, wide, 22, fill, 4);
        _svg.Text(middle, _top - 16.5, TextWidth.Fit(name, wide - 6), anchor: "middle", bold: true);
    }

    private void Row(Step step, double y)
    {
        var number = step.Number.ToString(CultureInfo.InvariantCulture);
        _svg.Text(Left - 14, y + 17, number, fill: Palette.Quiet, anchor: "end");
        if (step.Goroutine == 0)
        {
            _svg.Rect(Left, y + 2.5, TextWidth.Of(step.Text) + 16, RowHeight - 5, Palette.Track, 4);
            _svg.Text(Left + 8, y + 17, step.Text, fill: Palette.Quiet);
            return;
        }

        var half = Box(step, y) / 2;
        var reaches = step.Kind is TraceEventKind.Created or TraceEventKind.Ready;
        if (reaches && step.Other > 0)
        {
            Reach(step, y + (RowHeight / 2), half);
        }

        var shown = 0.0;
        if (step.Place is not null)
        {
            var place = TextWidth.Fit(step.Place, PlaceWidth - 12, 11);
            _svg.Text(Card.Width - Card.Margin - 6, y + 17, place, 11, Palette.Quiet, "end");
            shown = TextWidth.Of(place, 11) + 18;
        }

        if (_code(step) is { Length: > 0 } code)
        {
            var room = Card.Width - Card.Margin - shown - _right - 12;
            _svg.Text(
                _right + 12,
                y + 17,
                Monospace.Fit(code, room, CodeSize),
                CodeSize,
                code: true
            );
        }
    }

    /// <summary>Draws what was done, in its goroutine's column, and returns the box's width.</summary>
    private double Box(Step step, double y)
    {
        var named = !_columns.Contains(step.Goroutine);
        var who = named ? Units.Text($"G{step.Goroutine} ") : "";
        var bold = step.Kind == TraceEventKind.Output;
        var tag = step.Processor >= 0 ? Units.Text($"P{step.Processor}") : "";
        var room = _width - 20;
        var text = who + step.Text;
        if (Wide(text, bold) + Wide(tag, false) > room)
        {
            text = who + step.Short;
            tag = Wide(text, bold) + Wide(tag, false) > room ? "" : tag;
            // Of an operation rather its number goes than the end of its name.
            if (step.Kind == TraceEventKind.Operation && Wide(text, bold) > room)
            {
                text = text.Split(" #")[0];
            }

            text = TextWidth.Fit(text, bold ? room / BoldFactor : room);
        }

        var wide = Wide(text, bold) + Wide(tag, false) + 16;
        var passive = step.Kind is TraceEventKind.Ready or TraceEventKind.Blocked;
        var colour = named ? Palette.Many : Palette.OfGoroutine(step.Goroutine);
        var left = Middle(step.Goroutine) - (wide / 2);
        var fill =
            step.IsInterruption ? Palette.FaultTint
            : passive ? Palette.Card
            : colour;
        var stroke = step.IsInterruption ? Palette.Fault : colour;
        _svg.Rect(left, y + 2.5, wide, RowHeight - 5, fill, 4, stroke, passive ? "4 3" : null);
        var inkOfText = step.IsInterruption ? Palette.Fault : Palette.Ink;
        _svg.Text(left + 8, y + 17, text, fill: inkOfText, bold: bold);
        if (tag.Length > 0)
        {
            var ink = passive ? Palette.Quiet : Palette.Ink;
            _svg.Text(left + wide - 6, y + 17, tag, 11, ink, "end");
        }

        return wide;
    }

    private static double Wide(string text, bool bold) =>
        text.Length == 0 ? 0 : (TextWidth.Of(text) * (bold ? BoldFactor : 1)) + 4;

    /// <summary>Draws an arrow that ends at the goroutine that is started or woken.</summary>
    private void Reach(Step step, double y, double half)
    {
        var (own, other) = (Middle(step.Goroutine), Middle(step.Other));
        if (Math.Abs(own - other) <= half)
        {
            return;
        }

        var near = other > own ? own + half : own - half;
        var (from, to) = step.Kind == TraceEventKind.Created ? (near, other) : (other, near);
        _svg.Path(Marks.Across(from, to, y), null, Palette.Ink);
    }

    private List<LegendEntry> Legend()
    {
        var legend = new List<LegendEntry>();
        if (_steps.Exists(step => step.Kind is TraceEventKind.Blocked or TraceEventKind.Ready))
        {
            legend.Add(LegendEntry.Bar("does something", Palette.OfGoroutine(2)));
            legend.Add(
                new(
                    "waits, or may go on",
                    (svg, x, y) =>
                        svg.Rect(x, y - 6, 14, 12, Palette.Card, 2, Palette.OfGoroutine(2), "4 3")
                )
            );
        }

        if (_steps.Exists(step => step.IsInterruption))
        {
            legend.Add(
                new(
                    "is interrupted, though it could go on",
                    (svg, x, y) => svg.Rect(x, y - 6, 14, 12, Palette.FaultTint, 2, Palette.Fault)
                )
            );
        }

        if (_steps.Exists(step => step.Processor >= 0))
        {
            legend.Add(
                new("processor", (svg, x, y) => svg.Text(x, y + 5, "P0", 11, Palette.Quiet))
            );
        }

        return legend;
    }
}
