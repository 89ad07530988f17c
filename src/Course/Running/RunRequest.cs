namespace Course.Running;

/// <summary>What <c>course run</c> was asked to do.</summary>
internal sealed record RunRequest
{
    public required IReadOnlyList<string> Notebooks { get; init; }
    public string? Report { get; init; }
    public string? Output { get; init; }
    public required TimeSpan CellTimeout { get; init; }
    public int Jobs { get; init; } = 1;
    public bool InPlace { get; init; }
    public bool ContinueOnError { get; init; }
}
