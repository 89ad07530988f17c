using System.Globalization;

namespace Notebooks.Sessions;

/// <summary>Why a cell failed, when it was not the cell's own code that said so.</summary>
internal static class SessionErrors
{
    private const string Gone = "the cell process was restarted, its variables are gone";

    public static CellError Interrupted(int number) =>
        Of(CellErrorKind.Interrupted, "Interrupted", number, $"interrupted: {Gone}");

    public static CellError Timeout(int number, TimeSpan limit)
    {
        string seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return Of(
            CellErrorKind.Timeout,
            "Timeout",
            number,
            $"stopped after {seconds} s, the limit for one cell: {Gone}"
        );
    }

    public static CellError ProcessEnded(int number, string reason) =>
        Of(CellErrorKind.ProcessEnded, "ProcessEnded", number, $"{reason}; {Gone}");

    private static CellError Of(CellErrorKind kind, string name, int number, string message) =>
        new(
            kind,
            name,
            message,
            [string.Create(CultureInfo.InvariantCulture, $"Cell {number}: {message}")]
        );
}
