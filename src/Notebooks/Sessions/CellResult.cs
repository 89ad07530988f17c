namespace Notebooks;

/// <summary>How the execution of a cell ended.</summary>
/// <param name="Succeeded">Whether the cell ran to its end.</param>
/// <param name="Error">Why it did not; null when it succeeded.</param>
/// <param name="Elapsed">From the request to the end, compilation included.</param>
/// <param name="ExecutionCount">The session's execution count for this cell, from 1.</param>
/// <param name="StateLost">
/// Whether the process of the cells ended with this one, so that a fresh one has no variables.
/// </param>
public sealed record CellResult(
    bool Succeeded,
    CellError? Error,
    TimeSpan Elapsed,
    int ExecutionCount,
    bool StateLost
);
