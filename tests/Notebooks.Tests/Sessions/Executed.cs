using System.Text;

namespace Notebooks.Tests.Sessions;

/// <summary>What came of a cell, in the words of the tests.</summary>
public sealed record Executed(CellResult Result, IReadOnlyList<CellOutput> Outputs)
{
    public string Stdout => Text("stdout");

    public string Stderr => Text("stderr");

    public string? Value =>
        Outputs
            .OfType<DisplayOutput>()
            .LastOrDefault(output => output.ExecutionCount is not null)
            ?.Text("text/plain");

    public string Message => Result.Error?.Message ?? "";

    private string Text(string name) =>
        Outputs
            .OfType<StreamOutput>()
            .Where(output => string.Equals(output.Name, name, StringComparison.Ordinal))
            .Aggregate(new StringBuilder(), (text, output) => text.Append(output.Text))
            .ToString();
}
