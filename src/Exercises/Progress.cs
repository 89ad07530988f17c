using System.Globalization;
using System.Text;
using Charts;
using Exercises.Checking;
using Exercises.Recording;

namespace Exercises;

/// <summary>Which exercises of the course have been passed in this folder. It shows itself.</summary>
[TypeFormatterSource(typeof(HtmlFormatters<Progress>))]
public sealed class Progress : IShowsItself
{
    internal Progress(IEnumerable<Definition> all)
    {
        Chapters =
        [
            .. all.GroupBy(exercise => exercise.Id.Split('-')[0], StringComparer.Ordinal)
                .OrderBy(chapter => chapter.Key, StringComparer.Ordinal)
                .Select(chapter => Of(chapter.Key, [.. chapter])),
        ];
    }

    /// <summary>The chapters in order.</summary>
    public IReadOnlyList<ChapterPoints> Chapters { get; }

    /// <summary>All points earned.</summary>
    public int Points => Chapters.Sum(chapter => chapter.Points);

    /// <summary>All points that can be earned.</summary>
    public int MaxPoints => Chapters.Sum(chapter => chapter.MaxPoints);

    /// <summary>The progress as HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<p><strong>")
            .Append(Headline)
            .Append("</strong></p><table><thead><tr><th>chapter</th><th>exercises</th>")
            .Append("<th>points</th></tr></thead><tbody>");
        foreach (var chapter in Chapters)
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{chapter.Chapter}</td><td>{chapter.Passed.Count} of {chapter.Exercises}</td><td>{chapter.Points} of {chapter.MaxPoints}</td></tr>"
            );
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The progress as lines of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Headline);
        foreach (var chapter in Chapters)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{chapter.Chapter}: {chapter.Passed.Count} of {chapter.Exercises} exercises, {chapter.Points} of {chapter.MaxPoints} points"
            );
        return text.ToString();
    }

    private static ChapterPoints Of(string chapter, List<Definition> exercises)
    {
        var earned = exercises.ToDictionary(
            e => e.Id,
            e => PassRecord.Points(e.Id),
            StringComparer.Ordinal
        );
        return new(
            chapter,
            [.. exercises.Select(e => e.Id).Where(id => earned[id] > 0)],
            exercises.Count,
            earned.Values.Sum(),
            exercises.Sum(e => e.Points)
        );
    }

    private string Headline =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Points} of {MaxPoints} points, {Chapters.Sum(c => c.Passed.Count)} of {Chapters.Sum(c => c.Exercises)} exercises"
        );
}

/// <summary>What has been passed of one chapter.</summary>
/// <param name="Chapter">Its number, as <c>05</c>.</param>
/// <param name="Passed">The exercises that have been passed.</param>
/// <param name="Exercises">How many there are.</param>
/// <param name="Points">The points earned.</param>
/// <param name="MaxPoints">The points that can be earned.</param>
public sealed record ChapterPoints(
    string Chapter,
    IReadOnlyList<string> Passed,
    int Exercises,
    int Points,
    int MaxPoints
);
