namespace Notebooks;

/// <summary>One output of a code cell, as nbformat knows them.</summary>
public abstract record CellOutput
{
    private protected CellOutput() { }
}
