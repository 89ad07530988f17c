using System.Text.Json;
using System.Text.Json.Nodes;

namespace Charts.Drawing;

/// <summary>Builds a figure in Plotly's schema: traces that can be hidden one by one, hover texts, axes.</summary>
internal sealed class Plotly
{
    private readonly JsonArray _data = [];

    /// <summary>How many traces there are: the place of the next one.</summary>
    internal int Count => _data.Count;

    internal void Add(JsonObject trace) => _data.Add((JsonNode)trace);

    /// <summary>Bars that lie in numbered lanes: one trace, and so one entry of the legend, per colour.</summary>
    internal void AddBars(
        string name,
        string color,
        IReadOnlyList<PlotlyBar> bars,
        bool striped = false,
        bool isKept = false
    )
    {
        if (bars.Count == 0 && !isKept)
        {
            return;
        }

        var marker = new JsonObject { ["color"] = color };
        if (striped)
        {
            marker["pattern"] = new JsonObject
            {
                ["shape"] = "/",
                ["fillmode"] = "overlay",
                ["fgcolor"] = Palette.Stripes,
                ["fgopacity"] = 0.6,
            };
        }

        Add(
            new JsonObject
            {
                ["type"] = "bar",
                ["orientation"] = "h",
                ["name"] = name,
                ["showlegend"] = true,
                ["marker"] = marker,
                ["base"] = Array(bars.Select(bar => Round(bar.Start))),
                ["x"] = Array(bars.Select(bar => Round(bar.Length))),
                ["y"] = Array(bars.Select(bar => bar.Lane)),
                ["width"] = Array(bars.Select(bar => bar.Height)),
                ["hovertext"] = Array(bars.Select(bar => bar.Hover)),
                ["hoverinfo"] = "text",
                ["text"] = Array(bars.Select(bar => bar.Label)),
                ["textposition"] = "inside",
                ["insidetextanchor"] = "middle",
                ["textangle"] = 0,
            }
        );
    }

    /// <summary>Adds points, or a line through them; a null among them is a gap.</summary>
    /// <param name="mode">What is drawn of them: <c>lines</c>, <c>markers</c>, <c>text</c>, or several with a plus.</param>
    /// <param name="name">The name in the legend; null for none.</param>
    /// <param name="x">Where they are.</param>
    /// <param name="y">The same upwards.</param>
    /// <param name="hover">What is said under the pointer, one for each; null if that is left to the trace.</param>
    /// <returns>The trace, for what it has beside that.</returns>
    internal JsonObject AddScatter<TX, TY>(
        string mode,
        string? name,
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        IEnumerable<string>? hover = null
    )
    {
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = mode,
            ["x"] = Array(x),
            ["y"] = Array(y),
        };
        if (name is null)
        {
            trace["showlegend"] = false;
        }
        else
        {
            trace["name"] = name;
        }

        if (hover is not null)
        {
            trace["hovertext"] = Array(hover);
            trace["hoverinfo"] = "text";
        }

        Add(trace);
        return trace;
    }

    internal static JsonObject Line(string color, double width, string? dash = null)
    {
        var line = new JsonObject { ["color"] = color, ["width"] = width };
        if (dash is not null)
        {
            line["dash"] = dash;
        }

        return line;
    }

    /// <summary>Text between angle brackets is markup to Plotly; console text must not be.</summary>
    internal static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);

    internal static JsonArray Array<T>(IEnumerable<T> values) =>
        new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    internal static double Round(double value) => Math.Round(value, 4);

    internal string Finish(
        string finding,
        string? title,
        JsonObject xAxis,
        JsonObject yAxis,
        double height,
        string barMode = "overlay",
        JsonArray? annotations = null
    )
    {
        foreach (var axis in new[] { xAxis, yAxis })
        {
            axis["gridcolor"] = Palette.Rule;
            axis["zeroline"] = false;
        }

        var legend = 20 * LegendRows();
        var layout = new JsonObject
        {
            ["title"] = new JsonObject
            {
                ["text"] = Plain(title ?? finding),
                ["subtitle"] = new JsonObject
                {
                    ["text"] = title is null ? "" : Plain(finding),
                    ["font"] = new JsonObject { ["size"] = 13 },
                },
                ["font"] = new JsonObject { ["size"] = 16 },
                ["x"] = 0.02,
            },
            ["uniformtext"] = new JsonObject { ["minsize"] = 10, ["mode"] = "hide" },
            ["height"] = Math.Round(height + legend),
            ["barmode"] = barMode,
            ["bargap"] = 0.2,
            ["hovermode"] = "closest",
            ["paper_bgcolor"] = Palette.Card,
            ["plot_bgcolor"] = Palette.Card,
            ["font"] = new JsonObject { ["color"] = Palette.Ink, ["size"] = 12 },
            ["margin"] = new JsonObject
            {
                ["l"] = 110,
                ["r"] = 20,
                ["t"] = 70,
                ["b"] = 50 + legend,
            },
            ["legend"] = new JsonObject
            {
                ["orientation"] = "h",
                ["x"] = 0,
                ["y"] = 0,
                ["yref"] = "container",
                ["yanchor"] = "bottom",
            },
            ["xaxis"] = xAxis,
            ["yaxis"] = yAxis,
        };
        if (annotations is not null)
        {
            layout["annotations"] = annotations;
        }

        return new JsonObject { ["data"] = _data, ["layout"] = layout }.ToJsonString(Options);
    }

    /// <summary>About how many rows Plotly breaks the legend into: its entries are all as wide as the widest.</summary>
    private int LegendRows()
    {
        const int Room = 760;
        const int Mark = 45;
        var names = _data
            .Where(trace => (bool?)trace!["showlegend"] != false)
            .Select(trace => (string?)trace!["name"] ?? "")
            .ToList();
        var widest = names.Count == 0 ? 0 : names.Max(name => TextWidth.Of(name));
        var inRow = Math.Max(1, (int)(Room / (widest + Mark)));
        return (names.Count + inRow - 1) / inRow;
    }

    /// <param name="axis">The axis.</param>
    /// <param name="note">A line below the caption; null for none.</param>
    internal static JsonObject TimeAxis(Axis axis, string? note = null)
    {
        var title = new JsonObject { ["text"] = axis.Caption };
        var across = new JsonObject { ["title"] = title, ["rangemode"] = "tozero" };
        if (note is not null)
        {
            // Two lines are centred where one would be: they need room to the numbers, and below.
            title["text"] = $"{axis.Caption}<br><span style=\"font-size:11px\">{note}</span>";
            title["standoff"] = 22;
            across["automargin"] = true;
        }

        return across;
    }

    /// <summary>An axis of numbers from 0 on.</summary>
    internal static JsonObject NumberAxis(string title) =>
        new()
        {
            ["title"] = new JsonObject { ["text"] = title },
            ["rangemode"] = "tozero",
        };

    internal static JsonObject LaneAxis(IReadOnlyList<string> names) =>
        new()
        {
            ["tickvals"] = Array(Enumerable.Range(0, names.Count)),
            ["ticktext"] = Array(names),
            ["range"] = Array([names.Count - 0.4, -0.6]),
        };

    // The default encoder also escapes < > & and quotes: the text may stand in a script element as it is.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = false };
}
