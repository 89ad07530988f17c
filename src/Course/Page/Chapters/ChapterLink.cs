namespace Course.Page;

/// <summary>A line of the list of chapters.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Title">The first heading, or the name where the file cannot be read.</param>
/// <param name="Problem">Why the file cannot be read; null if it can.</param>
public sealed record ChapterLink(string Name, string Title, string? Problem)
{
    /// <summary>The chapter's number as its file name has it: <c>04</c>.</summary>
    public string Number => Name[..2];

    /// <summary>The title without the number, where headings repeat it: <c>04 · Goroutines</c>.</summary>
    public string ShortTitle =>
        Title.StartsWith(Number, StringComparison.Ordinal)
        && Title[2..].TrimStart(' ', '·', '.', ':', '-', '–', '—') is { Length: > 0 } rest
            ? rest
            : Title;
}
