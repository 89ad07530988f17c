using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// A Jupyter notebook (nbformat 4). Its JSON is kept whole: what this program does not know
/// survives, and a document that was not changed is saved with the very bytes it was read from.
/// </summary>
public sealed class NotebookDocument
{
    private readonly List<NotebookCell> cells;
    private readonly JsonArray cellArray;
    private readonly NotebookJson writer;
    private readonly byte[]? original;
    private readonly string? originalText;
    private readonly bool endsWithNewline;

    private NotebookDocument(JsonObject root, string? path, byte[]? original)
    {
        Json = root;
        Path = path;
        this.original = original;
        cellArray = (JsonArray)root["cells"]!;
        cells =
        [
            .. cellArray.Select(
                (cell, index) => new NotebookCell((JsonObject)cell!, $"cell-{index + 1}")
            ),
        ];
        writer = new NotebookJson(Indent(original), NotebookJson.IsSorted(root));
        endsWithNewline = original is not [.., not (byte)'\n'];
        originalText = original is null ? null : ToText();
    }

    /// <summary>The document as it is stored.</summary>
    public JsonObject Json { get; }

    /// <summary>The file it was read from; null for a new one.</summary>
    public string? Path { get; }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<NotebookCell> Cells => cells;

    /// <summary>The metadata of the whole document.</summary>
    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>Makes an empty notebook for C#.</summary>
    public static NotebookDocument Create() =>
        new(
            new JsonObject
            {
                ["cells"] = new JsonArray(),
                ["metadata"] = new JsonObject
                {
                    ["kernelspec"] = new JsonObject
                    {
                        ["display_name"] = ".NET (C#)",
                        ["language"] = "C#",
                        ["name"] = ".net-csharp",
                    },
                    ["language_info"] = new JsonObject { ["name"] = "C#" },
                },
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            },
            path: null,
            original: null
        );

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookException">It cannot be read, or it is no notebook of nbformat 4.</exception>
    public static NotebookDocument Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{path}: no such file; check the path", e);
        }
        catch (UnauthorizedAccessException e) when (Directory.Exists(path))
        {
            throw new NotebookException($"{path}: a folder, not a notebook; name a .ipynb file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: cannot be read: {OneLine(e.Message)}", e);
        }

        return Parse(bytes, path);
    }

    /// <summary>Reads a notebook from its bytes.</summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="path">Its name, for messages and <see cref="Save()"/>.</param>
    /// <exception cref="NotebookException">It is no notebook of nbformat 4.</exception>
    public static NotebookDocument Parse(byte[] utf8, string path)
    {
        JsonNode? root;
        try
        {
            ReadOnlySpan<byte> bytes = utf8;
            root = JsonNode.Parse(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
            // Objects are read when they are first looked into: do it here, where errors are told.
            _ = NotebookJson.IsSorted(root);
        }
        catch (JsonException e)
        {
            throw new NotebookException(
                $"{path}: not valid JSON at line {e.LineNumber + 1}; restore the file or save it again",
                e
            );
        }
        catch (ArgumentException e)
        {
            throw new NotebookException(
                $"{path}: not valid JSON: {OneLine(e.Message)}; restore the file or save it again",
                e
            );
        }

        return new NotebookDocument(Check(root, path), path, utf8);
    }

    /// <summary>The text of the file as it would be saved now.</summary>
    public string ToText() => writer.Write(Json) + (endsWithNewline ? "\n" : "");

    /// <summary>Puts a new cell at the index.</summary>
    public NotebookCell InsertCell(int index, CellKind kind, string source, string? id = null)
    {
        id ??= Guid.NewGuid().ToString("N")[..8];
        var json = new JsonObject
        {
            ["cell_type"] = kind switch
            {
                CellKind.Code => "code",
                CellKind.Markdown => "markdown",
                _ => "raw",
            },
        };
        if (kind == CellKind.Code)
        {
            json["execution_count"] = null;
        }

        json["id"] = id;
        json["metadata"] = new JsonObject();
        if (kind == CellKind.Code)
        {
            json["outputs"] = new JsonArray();
        }

        json["source"] = OutputJson.Lines(source);
        var cell = new NotebookCell(json, id);
        cellArray.Insert(index, json);
        cells.Insert(index, cell);
        return cell;
    }

    /// <summary>Puts a copy of a cell, of this document or another, at the index.</summary>
    /// <param name="index">Where.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="id">The copy's id; that of the cell if null.</param>
    public NotebookCell InsertCopy(int index, NotebookCell cell, string? id = null)
    {
        id ??= cell.Id;
        var json = (JsonObject)cell.Json.DeepClone();
        json["id"] = id;
        var copy = new NotebookCell(json, id);
        cellArray.Insert(index, json);
        cells.Insert(index, copy);
        return copy;
    }

    /// <summary>Takes a cell out.</summary>
    public void RemoveCell(NotebookCell cell)
    {
        cellArray.Remove(cell.Json);
        cells.Remove(cell);
    }

    /// <summary>Saves to the file it was read from.</summary>
    public void Save() =>
        SaveAs(Path ?? throw new InvalidOperationException("a new document has no path yet"));

    /// <summary>Saves to a file, which is replaced in one step.</summary>
    public void SaveAs(string path)
    {
        string text = ToText();
        bool unchanged = string.Equals(text, originalText, StringComparison.Ordinal);
        AtomicFile.WriteAllBytes(path, unchanged ? original! : Encoding.UTF8.GetBytes(text));
    }

    private static JsonObject Check(JsonNode? root, string path)
    {
        if (root is not JsonObject o || o["nbformat"] is not JsonValue version)
        {
            throw new NotebookException(
                $"{path}: not a notebook: it has no \"nbformat\"; name a .ipynb file"
            );
        }

        if (!version.TryGetValue(out int major) || major != 4)
        {
            throw new NotebookException(
                $"{path}: nbformat {version.ToJsonString()} is not supported, only 4; "
                    + "convert it: jupyter nbconvert --to notebook --nbformat 4"
            );
        }

        if (o["cells"] is not JsonArray cells || cells.Any(cell => !IsCell(cell)))
        {
            throw new NotebookException(
                $"{path}: not a notebook: \"cells\" is no list of cells; restore the file"
            );
        }

        if (o["metadata"] is not JsonObject)
        {
            throw new NotebookException(
                $"{path}: not a notebook: \"metadata\" is no object; restore the file"
            );
        }

        return o;
    }

    private static bool IsCell(JsonNode? node) =>
        node is JsonObject o
        && OutputJson.Text(o["cell_type"]) is "code" or "markdown" or "raw"
        && o["source"] is JsonArray or JsonValue;

    // The indentation of the second line is the file's; nbformat's own is 1.
    private static int Indent(byte[]? bytes)
    {
        int newline = bytes is null ? -1 : Array.IndexOf(bytes, (byte)'\n');
        if (newline < 0)
        {
            return 1;
        }

        int spaces = 0;
        while (newline + 1 + spaces < bytes!.Length && bytes[newline + 1 + spaces] == ' ')
        {
            spaces++;
        }

        return Math.Max(1, spaces);
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
