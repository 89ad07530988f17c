using Course.Page;
using Notebooks;

namespace Course.Book;

/// <summary>Writes the course as a static site: it needs no server, and opens from a disk.</summary>
/// <remarks>
/// Nothing is executed: a page shows the outputs that are saved in its notebook. Files are written one by one into the folder;
/// what is there besides stays.
/// </remarks>
internal sealed class BookBuilder(string notebooks, string output)
{
    private const string IndexFile = "index.html";

    private readonly ChapterFolder _folder = new(notebooks);
    private readonly BookSearch _search = new();

    /// <summary>Writes the book.</summary>
    /// <returns>How many chapters it has.</returns>
    /// <exception cref="NotebookException">There is nothing to write, or a notebook cannot be read.</exception>
    public int Write()
    {
        if (!Directory.Exists(notebooks))
            throw new NotebookException($"{notebooks}: there is no such folder");
        if (File.Exists(output))
            throw new NotebookException($"{output}: this is a file; name a folder to write to");
        var chapters = _folder.List();
        if (chapters.FirstOrDefault(c => c.Problem is not null) is { } broken)
            throw new NotebookException(broken.Problem!);
        if (chapters.Count == 0)
            throw new NotebookException(
                $"{notebooks}: no chapters here; they are called 04-a-title.ipynb"
            );
        var links = new BookLinks(_folder.Path, chapters);
        var about = new Dictionary<string, ChapterAbout>(StringComparer.Ordinal);
        foreach (var link in chapters)
        {
            var chapter = _folder.Read(link.Name)!;
            about[link.Name] = ChapterAbout.Of(chapter);
            Write(BookLinks.PageOf(link.Name), BookPage.Chapter(chapter, chapters, links, _search));
        }

        Write(IndexFile, BookPage.Index(chapters, about));
        WriteAssets();
        foreach (string file in links.Files)
            Copy(file);
        return chapters.Count;
    }

    private void WriteAssets()
    {
        Write("assets/book.css", BookAssets.Style);
        Write("assets/book.js", BookAssets.Script);
        Write("assets/search.js", _search.ToScript());
        Write("assets/plotly.js", BookAssets.Plotly);
        Write("assets/LICENSES.txt", BookAssets.Licenses);
        // GitHub Pages would else look for a Jekyll site.
        Write(".nojekyll", "");
    }

    private void Write(string name, string text)
    {
        string file = Path.Combine(output, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        AtomicFile.WriteAllText(file, text);
    }

    private void Copy(string name)
    {
        string file = Path.Combine(output, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Path.Combine(_folder.Path, name), file, overwrite: true);
    }
}
