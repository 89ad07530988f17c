using Benchmarks.Measuring;

namespace Benchmarks.Runner;

/// <summary>Measures the sides in turns, A B C A B C, each time in a new process.</summary>
/// <remarks>
/// So whatever slows the machine down for a while slows all sides down alike. Every round goes through all
/// benchmarks, so that the numbers of one are spread over the whole time. A first round with little work is not
/// counted: it brings the programs into the file cache and the cores to their clock rate.
/// </remarks>
internal sealed class Turns(IReadOnlyList<Side> sides, Options options)
{
    /// <summary>Unmeasured runs before the measured one take at least this long, so that the JIT is done.</summary>
    internal static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<(string Row, string Side), List<Sample>> _samples = [];

    /// <summary>How many processes failed.</summary>
    internal int Failures { get; private set; }

    /// <summary>What was measured; empty if the side has no such number.</summary>
    internal IReadOnlyList<Sample> Of(Row row, Side side) =>
        _samples.GetValueOrDefault((row.Name, side.Name), []);

    internal async Task Run()
    {
        if (!options.Quick)
            await Round(0, quick: true);
        for (int round = 1; round <= options.Rounds; round++)
            await Round(round, options.Quick);
    }

    private async Task Round(int round, bool quick)
    {
        // Rows that are parts of one benchmark come from one run.
        foreach (var rows in options.Rows.GroupBy(row => (row.Benchmark, row.Procs)))
        {
            Progress(round, rows.First());
            foreach (var side in sides)
                await Turn(side, [.. rows], round, quick);
        }
        Progress(round, null);
    }

    private async Task Turn(Side side, Row[] rows, int round, bool quick)
    {
        var row = rows[0];
        int n = quick ? row.Quick : row.Operations;
        int warmUp = row.WarmUp > 0 ? row.WarmUp : n;
        var job = new Job(row.Benchmark, row.Procs, n, warmUp, quick ? TimeSpan.Zero : WarmUpTime);
        Dictionary<string, Sample> parts;
        try
        {
            parts = await side.Run(job);
        }
        catch (ChildFailedException e)
        {
            Failures++;
            await Console.Error.WriteLineAsync($"\n{row.Name} on {side.Name}: {e.Message}");
            return;
        }
        if (round == 0)
            return;
        foreach (var part in rows)
            if (parts.TryGetValue(part.Part, out var sample))
                Samples(part, side).Add(sample);
    }

    private List<Sample> Samples(Row row, Side side)
    {
        if (!_samples.TryGetValue((row.Name, side.Name), out var samples))
            _samples[(row.Name, side.Name)] = samples = [];
        return samples;
    }

    private void Progress(int round, Row? row)
    {
        string text = $"round {round} of {options.Rounds}: {row?.Name ?? "done"}";
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{text, -60}\r");
        else if (row is null)
            Console.Error.WriteLine(text);
    }
}
