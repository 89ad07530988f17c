namespace Notebooks;

/// <summary>Text that a cell wrote.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">A piece of the stream; pieces of one stream follow each other.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;
