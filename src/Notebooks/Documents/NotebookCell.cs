using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>A cell of a <see cref="NotebookDocument"/>: a view of its JSON.</summary>
public sealed class NotebookCell
{
    private readonly string fallbackId;

    internal NotebookCell(JsonObject json, string fallbackId)
    {
        Json = json;
        this.fallbackId = fallbackId;
    }

    /// <summary>The cell as it is stored.</summary>
    public JsonObject Json { get; }

    /// <summary>The cell's id; before nbformat 4.5 cells have none and the position stands for it.</summary>
    public string Id =>
        Json["id"] is JsonValue value && value.TryGetValue(out string? id) ? id : fallbackId;

    /// <summary>What the cell is.</summary>
    public CellKind Kind =>
        OutputJson.Text(Json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            _ => CellKind.Raw,
        };

    /// <summary>The cell's text.</summary>
    public string Source
    {
        get => OutputJson.Text(Json["source"]);
        set
        {
            if (!string.Equals(value, Source, StringComparison.Ordinal))
            {
                Json["source"] = OutputJson.Lines(value);
            }
        }
    }

    /// <summary>The cell's metadata, which can be changed.</summary>
    public JsonObject Metadata
    {
        get
        {
            if (Json["metadata"] is not JsonObject metadata)
            {
                Json["metadata"] = metadata = [];
            }

            return metadata;
        }
    }

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags =>
        (Json["metadata"] as JsonObject)?["tags"] is JsonArray tags
            ? [.. tags.Select(OutputJson.Text)]
            : [];

    /// <summary>When in its session the cell was executed; null for a cell that was not.</summary>
    public int? ExecutionCount
    {
        get =>
            Json["execution_count"] is JsonValue value && value.TryGetValue(out int count)
                ? count
                : null;
        set
        {
            if (value != ExecutionCount)
            {
                Json["execution_count"] = value;
            }
        }
    }

    /// <summary>The saved outputs of a code cell.</summary>
    public IReadOnlyList<CellOutput> Outputs =>
        Json["outputs"] is JsonArray outputs
            ? [.. outputs.Select(OutputJson.FromJson).OfType<CellOutput>()]
            : [];

    /// <summary>Whether the cell has the tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>Replaces the outputs; pieces of one stream that follow each other become one.</summary>
    public void SetOutputs(IEnumerable<CellOutput> outputs)
    {
        JsonArray array = [];
        foreach (CellOutput output in OutputList.Merge(outputs))
        {
            array.Add((JsonNode)OutputJson.ToJson(output));
        }

        Json["outputs"] = array;
    }

    /// <summary>Removes the outputs and the execution count.</summary>
    public void ClearOutputs()
    {
        if (Kind == CellKind.Code)
        {
            Json["outputs"] = new JsonArray();
            Json["execution_count"] = null;
        }
    }
}
