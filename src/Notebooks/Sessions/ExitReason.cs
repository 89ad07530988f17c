using System.Globalization;

namespace Notebooks.Sessions;

/// <summary>Tells in one line why a process ended.</summary>
internal static class ExitReason
{
    private const int Signal = 128;

    public static string Tell(int exitCode, string crash)
    {
        string[] lines = crash.Split('\n', StringSplitOptions.TrimEntries);
        string first = lines.FirstOrDefault(line => line.Length > 0, "");
        string code = exitCode.ToString(CultureInfo.InvariantCulture);
        return first switch
        {
            _ when first.StartsWith("Stack overflow", StringComparison.Ordinal) =>
                "stack overflow: a function calls itself without end" + Place(lines),
            _ when first.StartsWith("Unhandled exception. ", StringComparison.Ordinal) =>
                "an exception outside the cell's own flow: "
                    + first["Unhandled exception. ".Length..]
                    + Place(lines),
            _ when first.StartsWith("Process terminated.", StringComparison.Ordinal) =>
                "the process was terminated: " + FailFastMessage(first, lines),
            _ when first.Length > 0 => $"{first} (exit code {code})",
            _ when exitCode == Signal + 9 =>
                "the process was killed (signal 9): out of memory, or from outside",
            _ when exitCode > Signal && exitCode < Signal + 32 =>
                $"the process was ended by signal {exitCode - Signal}",
            _ => $"the cell ended its process with exit code {code}",
        };
    }

    private static string FailFastMessage(string first, string[] lines)
    {
        string rest = first["Process terminated.".Length..].Trim();
        return rest.Length > 0
            ? rest
            : lines.Skip(1).FirstOrDefault(line => line.Length > 0, "without a message");
    }

    /// <summary>The first place in a cell that the report names.</summary>
    private static string Place(string[] lines)
    {
        const string mark = " in Cell ";
        string? frame = lines.FirstOrDefault(line => line.Contains(mark, StringComparison.Ordinal));
        return frame is null
            ? ""
            : " ("
                + frame[(frame.IndexOf(mark, StringComparison.Ordinal) + " in ".Length)..]
                    .Replace(":line ", ", line ", StringComparison.Ordinal)
                + ")";
    }
}
