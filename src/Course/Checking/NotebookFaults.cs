using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks;

namespace Course.Checking;

/// <summary>What is wrong with a notebook as it stands: ids that are not unique, links that lead nowhere.</summary>
internal static partial class NotebookFaults
{
    private const string Attachment = "attachment:";

    /// <summary>Cells without an id of their own, or with one that another cell has.</summary>
    public static IEnumerable<Fault> OfIds(NotebookDocument document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (NotebookCell cell in document.Cells)
        {
            if (cell.Json["id"] is null)
            {
                yield return new Fault(cell.Id, "the cell has no id");
            }
            else if (!ValidId().IsMatch(cell.Id))
            {
                yield return new Fault(cell.Id, "not an id: letters, digits, - and _, at most 64");
            }
            else if (!seen.Add(cell.Id))
            {
                yield return new Fault(cell.Id, "another cell has the same id");
            }
        }
    }

    /// <summary>Links and images that lead nowhere.</summary>
    public static IEnumerable<Fault> OfLinks(NotebookDocument document, LinkTargets targets) =>
        from cell in document.Cells
        where cell.Kind == CellKind.Markdown
        from url in MarkdownLinks.Of(cell.Source)
        let problem = url.StartsWith(Attachment, StringComparison.Ordinal)
            ? OfAttachment(cell, url)
            : targets.ProblemOf(document.Path!, url)
        where problem is not null
        select new Fault(cell.Id, problem);

    private static string? OfAttachment(NotebookCell cell, string url) =>
        (cell.Json["attachments"] as JsonObject)?.ContainsKey(
            Uri.UnescapeDataString(url[Attachment.Length..])
        ) == true
            ? null
            : $"{url}: the cell has no such attachment";

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex ValidId();
}
