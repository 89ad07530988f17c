using System.Text;
using Course.Page;

namespace Course.Book;

/// <summary>The files that all pages of a book share; they travel inside the program.</summary>
internal static class BookAssets
{
    /// <summary>The style sheet: the local page's, and what a book adds.</summary>
    public static string Style => Built("style.css") + Own("book.css");

    /// <summary>The search, and where figures find plotly.js.</summary>
    public static string Script => Own("book.js");

    /// <summary>plotly.js, with which figures become interactive without a network.</summary>
    public static string Plotly => Built("plotly.js");

    /// <summary>The licences of what is in these files.</summary>
    public static string Licenses => Built("LICENSES.txt");

    private static string Built(string name) =>
        Encoding.UTF8.GetString(WebAssets.Find(name)!.Content.Span);

    private static string Own(string name)
    {
        using var stream = typeof(BookAssets).Assembly.GetManifestResourceStream("book/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
