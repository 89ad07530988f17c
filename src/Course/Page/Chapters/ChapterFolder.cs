using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading;
using Notebooks;

namespace Course.Page;

/// <summary>The chapters of the course: the notebooks <c>NN-kebab-title.ipynb</c> of one folder.</summary>
public sealed partial class ChapterFolder(string path)
{
    private readonly Lock _saving = new();

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>All chapters in order. One that cannot be read is listed with the reason.</summary>
    public IReadOnlyList<ChapterLink> List() =>
        [
            .. Directory
                .EnumerateFiles(Path, "*.ipynb")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
                .Where(name => ChapterName().IsMatch(name))
                .Order(StringComparer.Ordinal)
                .Select(Link),
        ];

    /// <summary>Reads a chapter; null if there is none of this name.</summary>
    /// <exception cref="NotebookException">The file is no notebook.</exception>
    public Chapter? Read(string name)
    {
        // The pattern is also what keeps a name inside the folder.
        if (!ChapterName().IsMatch(name) || !File.Exists(FileOf(name)))
        {
            return null;
        }

        byte[] bytes = ReadBytes(name);
        NotebookDocument document = NotebookDocument.Parse(bytes, FileOf(name));
        return new Chapter(name, Title(document, name), Version(bytes), Cells(document));
    }

    /// <summary>Writes texts and outputs into a chapter's file, which is replaced in one step.</summary>
    /// <param name="name">The chapter.</param>
    /// <param name="version">The version that the texts started from.</param>
    /// <param name="texts">The texts of the code cells.</param>
    /// <param name="records">The outputs of the cells that ran.</param>
    /// <returns>The new version; null if the file has changed since and was left alone.</returns>
    /// <exception cref="NotebookException">The file is no notebook.</exception>
    public string? Save(
        string name,
        string version,
        IReadOnlyList<CellText> texts,
        IReadOnlyDictionary<string, CellRecord> records
    )
    {
        lock (_saving)
        {
            byte[] bytes = ReadBytes(name);
            if (!string.Equals(Version(bytes), version, StringComparison.Ordinal))
            {
                return null;
            }

            NotebookDocument document = NotebookDocument.Parse(bytes, FileOf(name));
            var sources = texts.ToDictionary(
                text => text.Id,
                text => text.Source,
                StringComparer.Ordinal
            );
            foreach (NotebookCell cell in document.Cells.Where(c => c.Kind == CellKind.Code))
            {
                if (sources.TryGetValue(cell.Id, out string? source))
                {
                    cell.Source = source;
                }

                if (records.TryGetValue(cell.Id, out CellRecord? record))
                {
                    cell.SetOutputs(record.Outputs);
                    cell.ExecutionCount = record.Count;
                }
            }

            document.Save();
            return Version(ReadBytes(name));
        }
    }

    private string FileOf(string name) => System.IO.Path.Combine(Path, name + ".ipynb");

    private byte[] ReadBytes(string name)
    {
        try
        {
            return File.ReadAllBytes(FileOf(name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{name}.ipynb cannot be read: {problem.Message}", problem);
        }
    }

    private ChapterLink Link(string name)
    {
        try
        {
            NotebookDocument document = NotebookDocument.Parse(ReadBytes(name), name + ".ipynb");
            return new ChapterLink(name, Title(document, name), null);
        }
        catch (NotebookException problem)
        {
            return new ChapterLink(name, name, problem.Message);
        }
    }

    private static string Version(byte[] bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];

    private static string Title(NotebookDocument document, string name) =>
        document
            .Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .Select(cell => ChapterText.FirstHeading(cell.Source))
            .FirstOrDefault(title => title is not null)
        ?? name;

    private static List<ChapterCell> Cells(NotebookDocument document)
    {
        int number = 0;
        return
        [
            .. document
                .Cells.Where(cell => cell.Kind != CellKind.Raw)
                .Select(cell => new ChapterCell(
                    cell.Id,
                    cell.Kind == CellKind.Code,
                    cell.Source,
                    cell.Kind == CellKind.Code ? ++number : 0,
                    cell.Outputs,
                    cell.ExecutionCount,
                    cell.HasTag("raises-exception")
                )),
        ];
    }

    [GeneratedRegex("^[0-9]{2}-[a-z0-9-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChapterName();
}
