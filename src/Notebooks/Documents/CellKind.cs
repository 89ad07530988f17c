namespace Notebooks;

/// <summary>What a cell of a notebook is.</summary>
public enum CellKind
{
    /// <summary>Code that can be executed.</summary>
    Code,

    /// <summary>Text in markdown.</summary>
    Markdown,

    /// <summary>Text that no host looks into.</summary>
    Raw,
}
