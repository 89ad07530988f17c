namespace Notebooks;

/// <summary>Why a cell failed.</summary>
/// <param name="Name">The kind of error: an exception's type, <c>CompileError</c>, …</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">The whole report as it is shown, line by line.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback)
    : CellOutput;
