using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

/// <summary>Writes a chapter with exercises, a cell a line.</summary>
internal sealed class ChapterBuilder
{
    private readonly NotebookDocument document = NotebookDocument.Create();

    internal ChapterBuilder Text(string id, string source) =>
        Add(CellKind.Markdown, id, source, metadata: null);

    internal ChapterBuilder Code(string id, string source, string? printed = null) =>
        Add(CellKind.Code, id, source, metadata: null, printed);

    /// <summary>An answer cell; it holds the stub until something was answered.</summary>
    internal ChapterBuilder Answer(
        string id,
        string exercise,
        string stub,
        string? answer = null
    ) => Add(CellKind.Code, id, answer ?? stub, Course(exercise, "answer", stub));

    internal ChapterBuilder Predict(
        string id,
        string exercise,
        string stub,
        string? guess = null
    ) => Add(CellKind.Markdown, id, guess ?? stub, Course(exercise, "predict", stub));

    internal ChapterBuilder Check(
        string id,
        string exercise,
        int points,
        string? printed = null,
        string? source = null
    )
    {
        JsonObject metadata = Course(exercise, "check", stub: null);
        metadata["nbgrader"] = new JsonObject
        {
            ["grade"] = true,
            ["grade_id"] = id,
            ["locked"] = true,
            ["points"] = points,
            ["schema_version"] = 3,
            ["solution"] = false,
            ["task"] = false,
        };
        source ??= $"await Exercise.Check(\"{exercise}\", F);";
        return Add(CellKind.Code, id, source, metadata, printed);
    }

    internal NotebookDocument Document => document;

    internal void Save(string path) => document.SaveAs(path);

    private static JsonObject Course(string exercise, string role, string? stub)
    {
        var course = new JsonObject { ["exercise"] = exercise, ["role"] = role };
        if (stub is not null)
            course["stub"] = stub;
        return new JsonObject { ["course"] = course };
    }

    private ChapterBuilder Add(
        CellKind kind,
        string id,
        string source,
        JsonObject? metadata,
        string? printed = null
    )
    {
        NotebookCell cell = document.InsertCell(document.Cells.Count, kind, source, id);
        if (metadata is not null)
            cell.Json["metadata"] = metadata;
        if (printed is not null)
        {
            cell.SetOutputs([new StreamOutput("stdout", printed)]);
            cell.ExecutionCount = 1;
        }

        return this;
    }
}
