namespace Benchmarks.Runner;

/// <summary>One measured number, as a process printed it.</summary>
internal readonly record struct Sample(double Value, double Bytes)
{
    internal static Dictionary<string, Sample> ParseAll(string output) =>
        output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(
                words => words[0],
                words => new Sample(double.Parse(words[1]), double.Parse(words[2])),
                StringComparer.Ordinal
            );
}
