using System.Net;
using System.Text;
using Exercises.Checking;

namespace Exercises;

/// <summary>A verdict as HTML that reads on light and dark pages, and without its styles too.</summary>
internal static class VerdictHtml
{
    private const string Right = "#228833";
    private const string NotYet = "#b3261e";

    internal static string Write(Verdict verdict)
    {
        var html = new StringBuilder();
        html.Append("<div style=\"border-left:4px solid ")
            .Append(verdict.Passed ? Right : NotYet)
            .Append(";padding:2px 0 2px 12px\">");
        html.Append("<p><strong>").Append(Text(verdict.Headline)).Append("</strong>");
        if (verdict.Effort.Length > 0)
            html.Append(" <small>(").Append(Text(verdict.Effort)).Append(")</small>");
        html.Append("</p>");
        AppendProperties(html, verdict);
        if (!verdict.Passed)
            html.Append("<p>")
                .Append(Text(verdict.Reason))
                .Append(" <small>misconception: <code>")
                .Append(Text(verdict.Misconception!))
                .Append("</code></small></p>");
        if (verdict.Schedule is { } schedule)
            html.Append("<p><small>To run it again: <code>Exercise.Replay(\"")
                .Append(Text(verdict.Id))
                .Append("\", \"")
                .Append(Text(schedule))
                .Append("\", <i>your answer</i>)</code></small></p>");
        if (verdict.Solution is { } solution)
            html.Append("<p><small>One way to write it: <code>")
                .Append(Text(solution))
                .Append("</code></small></p>");
        html.Append("</div>");
        if (verdict.Figure is { } figure)
            html.Append(figure.ToHtml());
        return html.ToString();
    }

    private static void AppendProperties(StringBuilder html, Verdict verdict)
    {
        html.Append("<ul style=\"list-style:none;padding-left:0\">");
        foreach (var property in verdict.Properties)
            html.Append("<li>")
                .Append(Verdict.Mark(property.State))
                .Append(' ')
                .Append(Text(property.Sentence))
                .Append(
                    property.State == PropertyState.NotSeen ? " <small>(not looked at)</small>" : ""
                )
                .Append("</li>");
        html.Append("</ul>");
    }

    internal static string Text(string text) => WebUtility.HtmlEncode(text);
}
