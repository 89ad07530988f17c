using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Explorations;

/// <summary>What can come of a program: one bar per outcome, as long as the number of schedules that led to it.</summary>
internal static class OutcomesFigure
{
    internal const int MaxRows = 24;
    private const double RowHeight = 30;
    private const double LabelWidth = 330;
    private const double Left = Card.Margin + LabelWidth + 12;
    private const double Right = Card.Width - Card.Margin - 110;
    private const double CodeSize = 13;
    private const string Note =
        "A bar counts the schedules that were run and led there: it does not say how likely that is.";

    internal static Figure Draw(Exploration exploration, string? title)
    {
        var all = exploration.Outcomes;
        var total = all.Sum(outcome => outcome.Count);
        var finding = Finding(exploration);
        var description = $"Outcomes: {finding}.{Spoken(all)}";
        var shown = all.Take(MaxRows).ToList();
        var card = new Card(finding, title, all.Count == 0 ? null : Note);
        var most = shown.Count == 0 ? 1 : shown.Max(outcome => outcome.Count);
        var y = card.Top + 12;
        foreach (var outcome in shown)
        {
            Row(card.Svg, outcome, y, most, total);
            y += RowHeight;
        }

        if (all.Count > shown.Count)
        {
            var rest = all.Skip(MaxRows).Sum(outcome => outcome.Count);
            var more = Units.Text(
                $"… and {Units.Count(all.Count - shown.Count, "more outcome")}, of {Units.Count(rest, "schedule")}"
            );
            card.Svg.Text(Card.Margin, y + 19, more, fill: Palette.Quiet);
            y += RowHeight;
        }

        var svg = card.Finish(y + 14, Legend(shown), description);
        return new Figure(description, svg, OutcomesPlot.Write(shown, total, finding, title));
    }

    /// <summary>The outcome's text on one line, as a reader of the program would write it.</summary>
    internal static string Text(Outcome outcome)
    {
        var output = outcome.Output.TrimEnd('\n').TrimEnd('\r');
        return output.Length == 0
            ? "(no output)"
            : output.Replace("\r", "", StringComparison.Ordinal).Replace('\n', '↵');
    }

    /// <summary>How the program died: <c>deadlock</c>; empty if it did not.</summary>
    internal static string Death(Outcome outcome) => outcome.Death is { } death ? Noun(death) : "";

    private static string Finding(Exploration exploration)
    {
        var deaths = exploration
            .Outcomes.Where(outcome => outcome.Death is not null)
            .GroupBy(outcome => outcome.Death!.Value)
            .OrderBy(group => group.Key)
            .Select(group => Units.Text($", {group.Count():#,0} of them ") + Many(group));
        return Units.Count(exploration.Outcomes.Count, "outcome")
            + $" in {Units.Count(exploration.Schedules, "schedule")}"
            + string.Concat(deaths)
            + (exploration.Complete ? "; that is all of them" : "; not all schedules were run");
    }

    private static string Many(IGrouping<FindingKind, Outcome> group) =>
        group.Count() == 1 ? $"a {Noun(group.Key)}" : $"{Noun(group.Key)}s";

    private static string Noun(FindingKind kind) =>
        kind switch
        {
            FindingKind.Deadlock => "deadlock",
            FindingKind.PartialDeadlock => "partial deadlock",
            FindingKind.Panic => "panic",
            FindingKind.Fatal => "fatal error",
            FindingKind.Livelock => "livelock",
            FindingKind.Race => "data race",
            _ => "leak",
        };

    private static string Spoken(IReadOnlyList<Outcome> outcomes)
    {
        const int Few = 5;
        var said = outcomes
            .Take(Few)
            .Select(outcome =>
                $" {Svg.Visible(Monospace.Fit(Text(outcome), 40 * Monospace.Em, 1))}"
                + (outcome.Death is null ? "" : $" and a {Death(outcome)}")
                + $": {Units.Count(outcome.Count, "schedule")}."
            );
        return string.Concat(said) + (outcomes.Count > Few ? " And others." : "");
    }

    private static void Row(Svg svg, Outcome outcome, double y, long most, long total)
    {
        var death = Death(outcome);
        var tag = death.Length == 0 ? 0 : TextWidth.Of(death, 11) + 14;
        var silent = outcome.Output.Trim('\r', '\n').Length == 0;
        var text = Text(outcome);
        var room = LabelWidth - (tag == 0 ? 0 : tag + 8);
        var middle = y + (RowHeight / 2);
        svg.Text(
            Card.Margin,
            middle + 4.5,
            Monospace.Fit(text, room, CodeSize),
            CodeSize,
            silent ? Palette.Quiet : Palette.Ink,
            code: true
        );
        if (tag > 0)
        {
            var left = Card.Margin + LabelWidth - tag;
            svg.Rect(left, middle - 9, tag, 18, Palette.FaultTint, 4, Palette.Fault);
            svg.Text(left + (tag / 2), middle + 4, death, 11, Palette.Fault, "middle");
        }

        var width = Math.Max(2, (Right - Left) * outcome.Count / most);
        svg.Rect(Left, y + 4, Right - Left, RowHeight - 8, Palette.Track, 3);
        svg.Rect(Left, y + 4, width, RowHeight - 8, Fill(outcome), 3);
        var share = total == 0 ? 0 : (double)outcome.Count / total;
        svg.Text(Right + 10, middle + 4, Units.Text($"{outcome.Count:#,0}"), bold: true);
        svg.Text(
            Card.Width - Card.Margin,
            middle + 4,
            Units.Share(share),
            12,
            Palette.Quiet,
            "end"
        );
    }

    internal static string Fill(Outcome outcome) =>
        outcome.Death is null ? Palette.Busy : Palette.Fault;

    private static List<LegendEntry> Legend(List<Outcome> shown)
    {
        if (!shown.Exists(outcome => outcome.Death is not null))
        {
            return [];
        }

        return
        [
            LegendEntry.Bar("comes to its end", Palette.Busy),
            LegendEntry.Bar("dies", Palette.Fault),
        ];
    }
}
