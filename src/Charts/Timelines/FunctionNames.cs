using System.Text.RegularExpressions;

namespace Charts.Timelines;

/// <summary>The names of functions that are started, read from the source lines of <c>go</c> statements.</summary>
internal sealed partial class FunctionNames
{
    private readonly SourceLines _source = new();

    /// <summary>The name in <c>Go(worker, 1)</c>; null for a lambda and where the source cannot be had.</summary>
    internal string? Of(GoroutineLane lane)
    {
        if (lane.Number == 1 || _source.At(lane.File, lane.Line) is not { } line)
        {
            return null;
        }

        var found = Started().Matches(line);
        return found.Count == 1 ? found[0].Groups["name"].Value : null;
    }

    [GeneratedRegex(
        @"\bGo\(\s*(?:\w+\.)*(?<name>[A-Za-z_]\w*)\s*[,)]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Started();
}
