namespace Notebooks;

/// <summary>Why a cell failed.</summary>
/// <param name="Kind">Who noticed what.</param>
/// <param name="Name">The exception's type, or the name of <paramref name="Kind"/>.</param>
/// <param name="Message">The message.</param>
/// <param name="Traceback">The whole report as it is shown, line by line.</param>
/// <param name="Line">The line of the cell, from 1, when it is known.</param>
/// <param name="Column">The column of the line, from 1, when it is known.</param>
public sealed record CellError(
    CellErrorKind Kind,
    string Name,
    string Message,
    IReadOnlyList<string> Traceback,
    int? Line = null,
    int? Column = null
);
