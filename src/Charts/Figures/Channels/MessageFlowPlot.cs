using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Channels;

/// <summary>The message flow in Plotly's schema: the arrows of each channel can be hidden.</summary>
internal static class MessageFlowPlot
{
    private const int MaxArrows = 2000;
    private const int MaxArrowsOfPair = 150;
    private const int MaxMarks = 1000;
    private const int MaxNamed = 24;

    internal static string Write(Flow flow, Timeline timeline, string finding, string? title)
    {
        var plotly = new Plotly();
        var axis = new Axis(timeline, 0, 1000);
        AddRows(plotly, flow, axis);
        var (drawn, possible) = flow.Arrows(MaxArrows, MaxArrowsOfPair);
        foreach (
            var group in drawn
                .GroupBy(arrow => arrow.Channel <= MaxNamed ? arrow.Channel : 0)
                .OrderBy(group => group.Key == 0)
                .ThenBy(group => group.Key)
        )
        {
            AddArrows(plotly, flow, timeline, axis, group.Key, [.. group]);
        }

        AddMarks(plotly, axis, "closed", "x", [.. flow.Marks(true)], "closes");
        AddMarks(
            plotly,
            axis,
            "nobody received it",
            "circle-open",
            [.. flow.Marks(false)],
            "sent on"
        );
        var up = Plotly.LaneAxis([.. flow.Rows.Select(row => Plotly.Plain(NameOf(row)))]);
        up["automargin"] = true;
        return plotly.Finish(
            finding,
            title,
            Plotly.TimeAxis(axis, Note(drawn, possible)),
            up,
            190 + (flow.Rows.Count * 44)
        );
    }

    /// <summary>Says what was drawn together or left out; null if every value has its arrow.</summary>
    private static string? Note(List<FlowArrow> drawn, int possible) =>
        drawn.TrueForAll(arrow => arrow.Count == 1) && drawn.Count == possible
            ? null
            : "values of about the same time are one arrow"
                + MessageFlowFigure.Drawn(drawn.Count, possible);

    private static string NameOf(FlowRow row) =>
        row.IsSum && row.Place is { } place ? $"{row.Name}, {place}" : row.Name;

    private static void AddRows(Plotly plotly, Flow flow, Axis axis)
    {
        var waits = new List<PlotlyBar>();
        var x = new List<double?>();
        var y = new List<int?>();
        for (var row = 0; row < flow.Rows.Count; row++)
        {
            var (from, to) = FlowLines.Life(flow.Rows[row], axis);
            x.AddRange([At(axis, from), At(axis, to), null]);
            y.AddRange([row, row, null]);
            waits.AddRange(
                FlowLines
                    .Waits(flow.Rows[row], axis)
                    .Select(wait => new PlotlyBar(
                        row,
                        wait.Start / axis.Unit.Size,
                        (wait.End - wait.Start) / axis.Unit.Size,
                        0.22,
                        Plotly.Plain(NameOf(flow.Rows[row])) + ": waits for a channel"
                    ))
            );
        }

        plotly.AddBars("waits for a channel", Palette.OfState(GoroutineState.Channel), waits);
        var lives = plotly.AddScatter("lines", null, x, y);
        lives["line"] = Plotly.Line(Palette.Quiet, 1.5);
        lives["hoverinfo"] = "skip";
    }

    private static void AddArrows(
        Plotly plotly,
        Flow flow,
        Timeline timeline,
        Axis axis,
        long channel,
        List<FlowArrow> arrows
    )
    {
        var name = channel == 0 ? "other channels" : Units.Text($"channel #{channel}");
        var color = channel == 0 ? Palette.Ink : Palette.OfChannel(channel);
        // Three points for each: where it begins, its head, and a gap. What is under the pointer is the head.
        var trace = plotly.AddScatter(
            "lines+markers",
            name,
            arrows.SelectMany(a => new double?[] { At(axis, a.Sent), At(axis, a.Received), null }),
            arrows.SelectMany(a => new int?[] { a.From, a.To, null }),
            arrows.SelectMany(a => new[] { "", Hover(a, flow, timeline), "" })
        );
        trace["line"] = Plotly.Line(color, 1.5);
        trace["marker"] = new JsonObject
        {
            ["color"] = color,
            ["symbol"] = "arrow",
            ["angleref"] = "previous",
            ["size"] = Plotly.Array(
                arrows.SelectMany(a => new[] { 0, Math.Round(10 + (2 * Math.Log10(a.Count))), 0 })
            ),
        };
    }

    private static string Hover(FlowArrow arrow, Flow flow, Timeline timeline)
    {
        var stay = timeline.Span(arrow.Received - arrow.Sent);
        if (arrow.Count > 1)
        {
            return Plotly.Plain(
                    Units.Text(
                        $"{arrow.Count:#,0} values through channel #{arrow.Channel} from {NameOf(flow.Rows[arrow.From])} to {NameOf(flow.Rows[arrow.To])}"
                    )
                ) + $"<br>on average {stay} in the channel";
        }

        var first = arrow.First;
        var sent = flow.EventAt(first.Sent);
        var received = flow.EventAt(first.Received);
        return Units.Text($"G{first.Sender} → G{first.Receiver} through channel #{arrow.Channel}")
            + $"<br>sent at {timeline.Span(arrow.Sent)}{Place(sent.File, sent.Line)}"
            + $"<br>received at {timeline.Span(arrow.Received)}{Place(received.File, received.Line)}"
            + (
                arrow.Received > arrow.Sent ? $"<br>{stay} in the channel" : ", handed over at once"
            );
    }

    private static string Place(string? file, int line) =>
        Units.Place(file, line) is { } place ? $", {Plotly.Plain(place)}" : "";

    private static void AddMarks(
        Plotly plotly,
        Axis axis,
        string name,
        string symbol,
        List<FlowMark> marks,
        string verb
    )
    {
        var shown = marks.Take(MaxMarks).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var trace = plotly.AddScatter(
            "markers",
            shown.Count < marks.Count
                ? Units.Text($"{name} (the first {shown.Count:#,0} of {marks.Count:#,0})")
                : name,
            shown.Select(e => At(axis, e.Time)),
            shown.Select(e => e.Row),
            shown.Select(e =>
                Units.Text($"G{e.Event.Goroutine} {verb} channel #{e.Channel}")
                + Place(e.Event.File, e.Event.Line)
            )
        );
        trace["marker"] = new JsonObject
        {
            ["symbol"] = symbol,
            ["size"] = 10,
            ["color"] = Plotly.Array(shown.Select(e => Palette.OfChannel(e.Channel))),
        };
    }

    private static double At(Axis axis, double time) => Plotly.Round(time / axis.Unit.Size);
}
