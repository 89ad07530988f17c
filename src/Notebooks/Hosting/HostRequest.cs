namespace Notebooks.Hosting;

/// <summary>A cell on its way to the host, one line of JSON.</summary>
internal sealed record HostRequest(string Code, int Number, int ExecutionCount, long MaxCharacters)
{
    /// <summary>What the host writes to its standard error when the cell has ended.</summary>
    public required string EndMark { get; init; }
}
