namespace Notebooks.Scripting;

/// <summary>A line of a cell that begins with <c>#r</c> or <c>#i</c>.</summary>
/// <param name="Kind"><c>r</c> or <c>i</c>.</param>
/// <param name="Argument">What stands between the quotes.</param>
/// <param name="Line">The line of the cell, from 0.</param>
internal sealed record CellDirective(char Kind, string Argument, int Line);
