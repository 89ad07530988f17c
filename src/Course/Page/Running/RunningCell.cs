using Notebooks;

namespace Course.Page;

/// <summary>A code cell of an open chapter: how it stands and what it put out.</summary>
/// <remarks>Belongs to a <see cref="ChapterRun"/>, whose lock guards every member.</remarks>
public sealed class RunningCell(string id)
{
    private readonly List<OutputBlock> _outputs = [];

    /// <summary>The cell's id.</summary>
    public string Id { get; } = id;

    /// <summary>Which code cell it is, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Whether it fails on purpose, so that those behind it run all the same.</summary>
    public bool MayFail { get; set; }

    /// <summary>Whether the cell runs, and how it ended.</summary>
    public CellRunState State { get; set; }

    /// <summary>Where the outputs come from.</summary>
    public CellOrigin Origin { get; set; }

    /// <summary>The execution count, if there is one.</summary>
    public int? Count { get; set; }

    /// <summary>How long the last execution took.</summary>
    public TimeSpan? Elapsed { get; set; }

    /// <summary>The outputs as nbformat knows them.</summary>
    public IReadOnlyList<CellOutput> Outputs => [.. _outputs.Select(block => block.Output)];

    /// <summary>Whether the last execution put out why it failed.</summary>
    public bool HasError => _outputs.Any(block => block.Output is ErrorOutput);

    /// <summary>Takes the outputs that stand in the notebook's file.</summary>
    public void TakeSaved(IEnumerable<CellOutput> outputs, int? count)
    {
        Clear();
        foreach (CellOutput output in outputs)
        {
            Add(output);
        }

        State = CellRunState.Idle;
        Origin = CellOrigin.Saved;
        Count = count;
        Elapsed = null;
    }

    /// <summary>Adds an output.</summary>
    public void Add(CellOutput output)
    {
        if (output is DisplayOutput { IsUpdate: true } update)
        {
            Replace(update);
        }
        else if (_outputs.Count == 0 || !_outputs[^1].TryAppend(output))
        {
            _outputs.Add(new OutputBlock(output));
        }
    }

    // What another cell shows stays as it is.
    private void Replace(DisplayOutput update)
    {
        int index = _outputs.FindIndex(block =>
            (block.Output as DisplayOutput)?.DisplayId == update.DisplayId
        );
        if (index >= 0)
        {
            _outputs[index] = new OutputBlock(update with { IsUpdate = false });
        }
    }

    /// <summary>Forgets the outputs.</summary>
    public void Clear() => _outputs.Clear();

    /// <summary>What the page is told.</summary>
    public CellNews News(bool withOutputs) =>
        new(
            Id,
            State,
            Origin,
            Count,
            Elapsed?.TotalMilliseconds,
            withOutputs ? [.. _outputs.Select(block => OutputView.Of(block.Output))] : null
        );
}
