using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

/// <summary>A folder with notebooks for <c>course run</c>.</summary>
public sealed class RunFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("course-run-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Read(string name) => System.IO.File.ReadAllText(File(name));

    /// <summary>Writes a notebook; a cell that begins with <c>#</c> and a blank is markdown.</summary>
    public void Notebook(string name, params string[] cells)
    {
        NotebookDocument document = NotebookDocument.Create();
        foreach (string cell in cells)
        {
            bool markdown = cell.StartsWith("# ", StringComparison.Ordinal);
            document.InsertCell(
                document.Cells.Count,
                markdown ? CellKind.Markdown : CellKind.Code,
                cell,
                $"cell{document.Cells.Count}"
            );
        }

        document.SaveAs(File(name));
    }

    public JsonNode Json(string name) => JsonNode.Parse(Read(name))!;

    public string[] Files(string folder) =>
        Directory.Exists(File(folder))
            ?
            [
                .. Directory
                    .GetFileSystemEntries(File(folder))
                    .Select(entry => System.IO.Path.GetFileName(entry))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
