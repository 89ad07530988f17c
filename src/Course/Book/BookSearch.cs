using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Course.Book;

/// <summary>What can be found in the book: the text under each heading, and the code.</summary>
/// <remarks>It is a script and no JSON file: a page that was opened from a disk may not fetch one.</remarks>
internal sealed class BookSearch
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly List<Entry> _entries = [];

    /// <summary>Adds text; it belongs to the last heading.</summary>
    public void Add(string text)
    {
        if (_entries.Count > 0)
            _entries[^1].Text.Add(text);
    }

    /// <summary>Begins a section.</summary>
    /// <param name="page">Its page.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="chapter">Title of the chapter.</param>
    public void Begin(string page, string id, string title, string chapter) =>
        _entries.Add(new(id is null ? page : $"{page}#{Uri.EscapeDataString(id)}", title, chapter));

    /// <summary>The script that defines <c>bookIndex</c>: [address, heading, chapter, text] of each section.</summary>
    public string ToScript() =>
        "window.bookIndex = "
        + JsonSerializer.Serialize(
            _entries.Select(e =>
                new[] { e.Address, e.Title, e.Chapter, string.Join(' ', e.Text).Trim() }
            ),
            s_options
        )
        + ";\n";

    private sealed record Entry(string Address, string Title, string Chapter)
    {
        internal List<string> Text { get; } = [];
    }
}
