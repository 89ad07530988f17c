namespace Course.Checking;

/// <summary>What <c>course check</c> was asked to do.</summary>
internal sealed record CheckRequest
{
    public required IReadOnlyList<string> Notebooks { get; init; }
    public string? Report { get; init; }
    public required TimeSpan CellTimeout { get; init; }
    public int Jobs { get; init; } = 1;

    /// <summary>Save the new outputs of what differs.</summary>
    public bool Accept { get; init; }

    /// <summary>Look at links, images and anchors too.</summary>
    public bool Links { get; init; } = true;
}
