using System.Globalization;
using System.Text;
using Charts;
using Exercises.Checking;

namespace Exercises;

/// <summary>What a check says of an answer. It shows itself.</summary>
[TypeFormatterSource(typeof(HtmlFormatters<Verdict>))]
public sealed class Verdict : IShowsItself
{
    internal Verdict(string id, int maxPoints, Examiner examiner, string? solution = null)
    {
        Id = id;
        MaxPoints = maxPoints;
        Properties = examiner.Properties;
        Failure = examiner.Failure;
        Schedules = examiner.Schedules;
        RealRuns = examiner.RealRuns;
        Solution = solution;
    }

    /// <summary>The exercise: the chapter and the number in it.</summary>
    public string Id { get; }

    /// <summary>Whether the answer has every property that was looked for.</summary>
    public bool Passed => Failure is null;

    /// <summary>The points that it earns: all or none.</summary>
    public int Points => Passed ? MaxPoints : 0;

    /// <summary>The points that a right answer earns.</summary>
    public int MaxPoints { get; }

    /// <summary>What happened, and why; empty for a right answer.</summary>
    public string Reason => Failure?.Mistake.Reason ?? "";

    /// <summary>A short name of the belief that leads to such an answer; null for a right one.</summary>
    public string? Misconception => Failure?.Mistake.Misconception;

    /// <summary>The smallest schedule that breaks the answer, for <c>Exercise.Replay</c>; null if there is none to repeat.</summary>
    public string? Schedule => Failure?.Replay;

    /// <summary>The run that breaks the answer; null if there is none to show.</summary>
    public Figure? Figure => Failure?.Figure;

    /// <summary>How many simulated schedules were looked at.</summary>
    public long Schedules { get; }

    /// <summary>How many runs on real cores were looked at.</summary>
    public int RealRuns { get; }

    internal IReadOnlyList<Property> Properties { get; }

    /// <summary>Where a solution can be read; null where there is none, or it is too early.</summary>
    internal string? Solution { get; }

    internal Failure? Failure { get; }

    /// <summary>One line: passed or not, and the points.</summary>
    internal string Headline =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Id}: {(Passed ? "right" : "not yet")}, {Points} of {MaxPoints} {(MaxPoints == 1 ? "point" : "points")}"
        );

    /// <summary>How far was looked.</summary>
    internal string Effort
    {
        get
        {
            var parts = new List<string>();
            if (Schedules > 0)
                parts.Add($"{Schedules} simulated {(Schedules == 1 ? "run" : "runs")}");
            if (RealRuns > 0)
                parts.Add($"{RealRuns} on real cores");
            return string.Join(", ", parts);
        }
    }

    /// <summary>The verdict as HTML.</summary>
    public string ToHtml() => VerdictHtml.Write(this);

    /// <summary>The verdict as lines of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Headline);
        foreach (var property in Properties)
            text.Append("\n  ").Append(Mark(property.State)).Append(' ').Append(property.Sentence);
        if (!Passed)
            text.Append('\n').Append(Reason).Append("\nmisconception: ").Append(Misconception);
        if (Schedule is not null)
            text.Append("\nreplay: ").Append(Schedule);
        return text.ToString();
    }

    internal static char Mark(PropertyState state) =>
        state switch
        {
            PropertyState.Holds => '\u2713',
            PropertyState.Broken => '\u2717',
            _ => '\u00b7',
        };
}
