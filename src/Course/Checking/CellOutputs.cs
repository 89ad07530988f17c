using Notebooks;

namespace Course.Checking;

/// <summary>The outputs of a cell, sorted by what they are.</summary>
internal sealed class CellOutputs(NotebookCell cell)
{
    public string Stdout { get; } = Stream(cell, "stdout");

    public string Stderr { get; } = Stream(cell, "stderr");

    public IReadOnlyList<DisplayOutput> Values { get; } = [.. cell.Outputs.OfType<DisplayOutput>()];

    public ErrorOutput? Error { get; } = cell.Outputs.OfType<ErrorOutput>().FirstOrDefault();

    /// <summary>Which streams, which types of values, error or not; "nothing" if the cell shows nothing.</summary>
    public string Kinds
    {
        get
        {
            IEnumerable<string> kinds =
            [
                .. Stdout.Length > 0 ? ["stdout"] : Array.Empty<string>(),
                .. Stderr.Length > 0 ? ["stderr"] : Array.Empty<string>(),
                .. Values
                    .SelectMany(v => v.Data.Keys)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
                .. Error is not null ? ["an error"] : Array.Empty<string>(),
            ];
            return string.Join(", ", kinds) is { Length: > 0 } text ? text : "nothing";
        }
    }

    /// <summary>The types of one value.</summary>
    public static string Types(DisplayOutput value) =>
        string.Join(", ", value.Data.Keys.Order(StringComparer.Ordinal));

    private static string Stream(NotebookCell cell, string name) =>
        string.Concat(
            cell.Outputs.OfType<StreamOutput>().Where(o => o.Name == name).Select(o => o.Text)
        );
}
