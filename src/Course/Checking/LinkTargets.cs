using System.Text.RegularExpressions;
using Course.Page;
using Notebooks;

namespace Course.Checking;

/// <summary>Whether what a relative link names is there. Other addresses are not looked at: there is no network.</summary>
internal sealed partial class LinkTargets
{
    private readonly Dictionary<string, HashSet<string>?> anchors = new(StringComparer.Ordinal);

    /// <summary>Why the link leads nowhere; null if all is well.</summary>
    /// <param name="file">The file in which the link stands.</param>
    /// <param name="url">The link.</param>
    public string? ProblemOf(string file, string url)
    {
        if (url.Length == 0)
        {
            return "a link without an address";
        }

        if (url.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(url))
        {
            return null;
        }

        string[] parts = url.Split('#', 2);
        string path = Uri.UnescapeDataString(parts[0]);
        if (path.StartsWith('/'))
        {
            return $"{url} is not relative: elsewhere it leads nowhere";
        }

        string full = Path.GetFullPath(file);
        string target =
            path.Length == 0 ? full : Path.GetFullPath(path, Path.GetDirectoryName(full)!);
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return $"{url}: no such file";
        }

        return parts.Length == 1 || parts[1].Length == 0 || HasAnchor(target, parts[1])
            ? null
            : $"{url}: {Path.GetFileName(target)} has no such heading or cell";
    }

    // Of other files than these two kinds nobody knows what an anchor means.
    private bool HasAnchor(string target, string anchor)
    {
        if (!anchors.TryGetValue(target, out HashSet<string>? known))
        {
            anchors[target] = known = Path.GetExtension(target) switch
            {
                ".ipynb" => OfNotebook(NotebookDocument.Load(target)),
                ".md" => OfMarkdown([File.ReadAllText(target)]),
                _ => null,
            };
        }

        return known is null || known.Contains(Uri.UnescapeDataString(anchor));
    }

    private static HashSet<string> OfNotebook(NotebookDocument document)
    {
        HashSet<string> known = OfMarkdown(
            document.Cells.Where(c => c.Kind == CellKind.Markdown).Select(c => c.Source)
        );
        known.UnionWith(document.Cells.Select(cell => cell.Id));
        return known;
    }

    // Hosts do not agree on upper and lower case in the ids of headings.
    private static HashSet<string> OfMarkdown(IEnumerable<string> texts)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in texts)
        {
            _ = ChapterText.Render(text, known, []);
            known.UnionWith(Named().Matches(text).Select(match => match.Groups["id"].Value));
        }

        return known;
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]+:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        """<\w+[^>]*\s(id|name)\s*=\s*["'](?<id>[^"']+)["']""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Named();
}
