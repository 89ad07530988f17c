namespace Course.Page;

/// <summary>What the page serves, and where.</summary>
public sealed record PageOptions
{
    /// <summary>The folder of the notebooks.</summary>
    public required string Notebooks { get; init; }

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>How many chapters may have a process at once.</summary>
    public int MaxSessions { get; init; } = 4;

    /// <summary>The command that hosts cells; null for this program itself.</summary>
    public IReadOnlyList<string>? HostCommand { get; init; }
}
