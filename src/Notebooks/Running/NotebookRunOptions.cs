namespace Notebooks;

/// <summary>How a <see cref="NotebookRunner"/> goes through a notebook.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Whether to go on after a cell that failed.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>Called before a cell executes.</summary>
    public Action<NotebookCell>? OnCellStarted { get; init; }

    /// <summary>Called for each output as it comes.</summary>
    public Action<NotebookCell, CellOutput>? OnOutput { get; init; }

    /// <summary>Called after a cell has executed.</summary>
    public Action<CellRun>? OnCellFinished { get; init; }
}
