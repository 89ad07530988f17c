using System.Text.Json.Nodes;
using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Explorations;

/// <summary>The outcomes in Plotly's schema.</summary>
internal static class OutcomesPlot
{
    private const int LabelLength = 24;

    internal static string Write(List<Outcome> shown, long total, string finding, string? title)
    {
        var plotly = new Plotly();
        foreach (var group in shown.Index().GroupBy(row => row.Item.Death is null))
        {
            plotly.AddBars(
                group.Key ? "comes to its end" : "dies",
                OutcomesFigure.Fill(group.First().Item),
                [
                    .. group.Select(row => new PlotlyBar(
                        row.Index,
                        0,
                        row.Item.Count,
                        0.7,
                        Hover(row.Item, total),
                        Units.Text($"{row.Item.Count:#,0}")
                    )),
                ]
            );
        }

        var x = Plotly.NumberAxis("schedules that led there");
        var y = Plotly.LaneAxis([.. shown.Select(Label)]);
        y["automargin"] = true;
        y["tickfont"] = new JsonObject { ["family"] = Svg.CodeFonts };
        return plotly.Finish(finding, title, x, y, 150 + (shown.Count * 32));
    }

    private static string Label(Outcome outcome)
    {
        var text = Monospace.Fit(OutcomesFigure.Text(outcome), LabelLength * Monospace.Em, 1);
        var death = OutcomesFigure.Death(outcome);
        var silent = outcome.Output.Trim('\r', '\n').Length == 0;
        return Plotly.Plain(
            Svg.Visible(
                death.Length == 0 ? text
                : silent ? death
                : $"{text}, {death}"
            )
        );
    }

    private static string Hover(Outcome outcome, long total)
    {
        var death = OutcomesFigure.Death(outcome);
        var share = total == 0 ? 0 : (double)outcome.Count / total;
        return Plotly.Plain(Svg.Visible(OutcomesFigure.Text(outcome)))
            + (death.Length == 0 ? "" : $"<br>{death}")
            + $"<br>{Units.Count(outcome.Count, "schedule")}, {Units.Share(share)}"
            + $"<br>{outcome.Schedule}";
    }
}
