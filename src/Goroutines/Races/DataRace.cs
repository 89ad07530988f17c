using System.Globalization;
using System.Text;

namespace Goroutines;

/// <summary>Two accesses to one variable that nothing orders, one of them a write: a data race.</summary>
/// <param name="Variable">The variable: its name if it was given one, else its kind and number.</param>
/// <param name="Current">The access that was found to race.</param>
/// <param name="Previous">The access that was there before.</param>
public sealed record DataRace(string Variable, RaceAccess Current, RaceAccess Previous)
{
    private const string Border = "==================\n";

    /// <summary>The two places, the same for the same race in every run, whoever came first.</summary>
    public string Key
    {
        get
        {
            var (one, other) = (Current.Place, Previous.Place);
            return string.CompareOrdinal(one, other) <= 0 ? $"{one} / {other}" : $"{other} / {one}";
        }
    }

    /// <summary>The race in the form of Go's <c>-race</c> reports.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Border).Append("WARNING: DATA RACE\n");
        AppendAccess(text, Current, Current.IsWrite ? "Write" : "Read");
        text.Append('\n');
        AppendAccess(text, Previous, Previous.IsWrite ? "Previous write" : "Previous read");
        AppendCreation(text, Current);
        if (Previous.Goroutine != Current.Goroutine)
            AppendCreation(text, Previous);
        return text.Append(Border).ToString();
    }

    private void AppendAccess(StringBuilder text, RaceAccess access, string what)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"{what} of {Variable} by {access.Who}:\n  {access.Operation}()\n"
        );
        AppendPlace(text, access.File, access.Line);
    }

    private static void AppendCreation(StringBuilder text, RaceAccess access)
    {
        if (access.Goroutine == 1)
            return;
        string state = access.HasEnded ? "finished" : "running";
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nGoroutine {access.Goroutine} ({state}) created at:\n"
        );
        AppendPlace(text, access.CreatedFile, access.CreatedLine);
    }

    private static void AppendPlace(StringBuilder text, string file, int line)
    {
        if (file.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"      {file}:{line}\n");
    }
}

/// <summary>One of the two accesses of a data race.</summary>
/// <param name="Goroutine">Number of the goroutine.</param>
/// <param name="IsWrite">Whether it writes.</param>
/// <param name="Operation">What it does: <c>Shared.Store</c>, <c>close</c>.</param>
/// <param name="File">Source file; empty if it is not known.</param>
/// <param name="Line">Line in <paramref name="File"/>.</param>
public sealed record RaceAccess(
    long Goroutine,
    bool IsWrite,
    string Operation,
    string File,
    int Line
)
{
    /// <summary>Source file of the goroutine's <c>go</c> statement.</summary>
    public required string CreatedFile { get; init; }

    /// <summary>Line of the goroutine's <c>go</c> statement.</summary>
    public required int CreatedLine { get; init; }

    /// <summary>Whether the goroutine had ended when the race was found.</summary>
    public required bool HasEnded { get; init; }

    internal string Who =>
        Goroutine == 1
            ? "main goroutine"
            : string.Create(CultureInfo.InvariantCulture, $"goroutine {Goroutine}");

    internal string Place =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{File}:{Line} {Operation} ({(IsWrite ? "write" : "read")})"
        );
}
