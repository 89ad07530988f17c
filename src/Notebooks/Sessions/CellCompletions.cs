namespace Notebooks;

/// <summary>What could stand at a place of a cell.</summary>
/// <param name="Start">Where what is typed already begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What it can become, in alphabetical order.</param>
public sealed record CellCompletions(int Start, int End, IReadOnlyList<CellCompletion> Items);

/// <summary>One name, or a keyword.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">In Jupyter's words: <c>function</c>, <c>property</c>, <c>class</c>, <c>keyword</c>, …</param>
/// <param name="Signature">How it is declared; empty for a keyword.</param>
public sealed record CellCompletion(string Text, string Kind, string Signature);

/// <summary>What is known of a name.</summary>
/// <param name="Signature">How it is declared.</param>
/// <param name="Summary">The summary of its documentation; empty when it has none.</param>
public sealed record CellInspection(string Signature, string Summary);
