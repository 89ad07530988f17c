using System.Globalization;
using System.Text;
using Charts;
using Goroutines;

namespace Exercises;

/// <summary>What a learner predicted of a program, beside all that can come of it. It shows itself.</summary>
[TypeFormatterSource(typeof(HtmlFormatters<Prediction>))]
public sealed class Prediction : IShowsItself
{
    private readonly int _possible;
    private readonly int _named;
    private readonly bool _isComplete;

    internal Prediction(
        IReadOnlyCollection<string> named,
        IReadOnlyDictionary<string, Outcome> possible,
        bool isComplete,
        Func<Outcome, Figure> draw
    )
    {
        _named = named.Count;
        _possible = possible.Count;
        _isComplete = isComplete;
        Missed = named.Count == 0 ? [] : [.. possible.Keys.Except(named, StringComparer.Ordinal)];
        Impossible = [.. named.Where(outcome => !possible.ContainsKey(outcome))];
        if (Missed.Count > 0)
        {
            Schedule = possible[Missed[0]].Schedule;
            Figure = draw(possible[Missed[0]]);
        }
    }

    /// <summary>Whether every outcome was named, and nothing else.</summary>
    public bool IsRight => _named > 0 && Missed.Count == 0 && Impossible.Count == 0;

    /// <summary>The outcomes that were not named; empty as long as nothing is predicted.</summary>
    public IReadOnlyList<string> Missed { get; }

    /// <summary>What was named, and cannot come.</summary>
    public IReadOnlyList<string> Impossible { get; }

    /// <summary>A schedule that leads to the first of <see cref="Missed"/>, for <c>Simulator.Replay</c>; null if none is missed.</summary>
    public string? Schedule { get; }

    /// <summary>That run; null if no outcome is missed.</summary>
    public Figure? Figure { get; }

    /// <summary>The prediction as HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<p><strong>")
            .Append(VerdictHtml.Text(Headline))
            .Append("</strong></p>");
        foreach (string line in Lines())
            html.Append("<p>").Append(VerdictHtml.Text(line)).Append("</p>");
        if (Figure is not null)
            html.Append(Figure.ToHtml());
        return html.ToString();
    }

    /// <summary>The prediction as lines of text.</summary>
    public override string ToString() => string.Join('\n', [Headline, .. Lines()]);

    private string Headline
    {
        get
        {
            if (_named == 0)
                return "Predict first: write every outcome that you think possible as a text of its own.";
            if (IsRight)
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Right: {(_possible == 1 ? "that is the only outcome" : $"these {_possible} outcomes")}{(_isComplete ? "" : " as far as was looked")}, and no other."
                );
            var parts = new List<string>();
            if (Missed.Count > 0)
                parts.Add($"you missed {Missed.Count} of {_possible}");
            if (Impossible.Count > 0)
                parts.Add($"{Impossible.Count} of yours cannot come");
            return $"Not yet: {string.Join(", and ", parts)}.";
        }
    }

    private IEnumerable<string> Lines()
    {
        foreach (string outcome in Impossible)
            yield return $"No order leads to \"{outcome}\".";
        // One at a time: the others are still for the learner to find.
        if (Missed.Count > 0)
            yield return $"One that you missed is \"{Missed[0]}\". Schedule {Schedule} leads to it.";
        if (!_isComplete && _named > 0)
            yield return "There were too many orders to try them all.";
    }
}
