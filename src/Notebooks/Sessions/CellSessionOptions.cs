namespace Notebooks;

/// <summary>How a <see cref="CellSession"/> runs its cells.</summary>
public sealed record CellSessionOptions
{
    /// <summary>The folder of the notebook: <c>#r</c> and relative paths start from it.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>How long one cell may take; null for as long as it likes.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How much stream text of one cell is kept; more is counted and left out.</summary>
    public long MaxOutputCharacters { get; init; } = 1_000_000;

    /// <summary>
    /// The command that runs <see cref="CellHost"/>: the executable and its arguments. By default
    /// this very program with the argument <see cref="CellHost.Verb"/>.
    /// </summary>
    public IReadOnlyList<string>? HostCommand { get; init; }

    /// <summary>Environment variables to set (or with null to unset) for the cells.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>
    /// Takes what cells write when none is executing, with the id of the last cell. By default it
    /// comes with the outputs of the next cell.
    /// </summary>
    public Action<string, CellOutput>? OnLateOutput { get; init; }
}
