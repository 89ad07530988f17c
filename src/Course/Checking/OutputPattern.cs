using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks;

namespace Course.Checking;

/// <summary>
/// What a cell promises about the text it prints: the regular expression in its metadata,
/// <c>"output": {"pattern": "…"}</c>. It may match anywhere; <c>^</c> and <c>$</c> are the ends of the text.
/// </summary>
internal sealed class OutputPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string pattern;

    private OutputPattern(string pattern) => this.pattern = pattern;

    /// <summary>Null if the cell has none.</summary>
    public static OutputPattern? Of(NotebookCell cell) =>
        cell.Metadata["output"] is JsonObject output
        && output["pattern"] is JsonValue value
        && value.TryGetValue(out string? pattern)
            ? new OutputPattern(pattern)
            : null;

    public IEnumerable<Difference> Compare(NotebookCell saved, NotebookCell now)
    {
        string id = saved.Id;
        Regex regex;
        try
        {
            regex = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (RegexParseException e)
        {
            return [Fixed(id, $"pattern that is none ({e.Message})", pattern, now: null)];
        }

        string before = new CellOutputs(saved).Stdout;
        string after = new CellOutputs(now).Stdout;
        if (!Matches(regex, after))
        {
            return [Fixed(id, $"stdout, which must match {pattern}", Start(before), Start(after))];
        }

        return Matches(regex, before)
            ? []
            :
            [
                new Difference(
                    id,
                    $"saved stdout, which does not match {pattern}",
                    Line: null,
                    Start(before),
                    Start(after)
                ),
            ];
    }

    private static Difference Fixed(string id, string what, string saved, string? now) =>
        new(id, what, Line: null, saved, now) { IsMendedByAccepting = false };

    private static bool Matches(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string Start(string text)
    {
        const int longest = 120;
        string line = text.TrimEnd().ReplaceLineEndings(" ⏎ ");
        return line.Length <= longest ? line : line[..longest] + "…";
    }
}
