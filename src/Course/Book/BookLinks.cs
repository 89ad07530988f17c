using Course.Page;
using Markdig.Syntax.Inlines;

namespace Course.Book;

/// <summary>Where the links of the notebooks lead in the book.</summary>
/// <param name="folder">The folder of the notebooks.</param>
/// <param name="chapters">What is in the book.</param>
internal sealed class BookLinks(string folder, IReadOnlyList<ChapterLink> chapters)
{
    private const string Ending = ".ipynb";

    private readonly HashSet<string> _pages = [.. chapters.Select(c => c.Name + Ending)];
    private readonly SortedSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>Images and other files that the pages name: they must go along.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <summary>A chapter's page.</summary>
    public static string PageOf(string chapter) => chapter + ".html";

    /// <summary>Gives a link its address in the book. One that would lead nowhere becomes plain text.</summary>
    public void Relink(LinkInline link)
    {
        if (
            link.Url is not { Length: > 0 } url
            || url.StartsWith('#')
            || url.Contains(':', StringComparison.Ordinal)
        )
            return;
        string[] parts = url.Split('#', 2);
        string path = Uri.UnescapeDataString(parts[0]);
        if (_pages.Contains(path))
        {
            string page = PageOf(path[..^Ending.Length]);
            link.Url = parts.Length > 1 ? $"{page}#cell-{parts[1]}" : page;
        }
        // The map of the course is the book's first page.
        else if (path is "README.md")
            link.Url = "index.html";
        else if (IsInside(path))
            _files.Add(path);
        else
            TakeOut(link);
    }

    private static void TakeOut(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private bool IsInside(string path)
    {
        string file = Path.GetFullPath(Path.Combine(folder, path));
        return file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && File.Exists(file);
    }
}
