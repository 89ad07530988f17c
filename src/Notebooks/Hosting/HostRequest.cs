namespace Notebooks.Hosting;

/// <summary>A line of JSON to the host: the property that is set says which.</summary>
internal sealed record HostRequest
{
    public HostCell? Cell { get; init; }
    public HostLine? Line { get; init; }
    public HostQuestion? Question { get; init; }
}

/// <summary>A cell to execute.</summary>
internal sealed record HostCell(string Code, int Number, int ExecutionCount, long MaxCharacters)
{
    /// <summary>What the host writes to its standard error when the cell has ended.</summary>
    public required string EndMark { get; init; }

    /// <summary>Whether somebody answers when the cell reads a line.</summary>
    public bool MayRead { get; init; }
}

/// <summary>The line that a cell has asked for; null for the end of the input.</summary>
internal sealed record HostLine(string? Text);

/// <summary>A question about code that is not executed.</summary>
internal sealed record HostQuestion(int Id, bool Inspect, string Code, int Position);

/// <summary>The answer to a question.</summary>
internal sealed record HostAnswer(int Id, CellCompletions? Completions, CellInspection? Inspection);
