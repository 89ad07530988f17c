namespace Benchmarks.Runner;

/// <summary>The comparison: builds the sides, measures them in turns, shows and keeps the results.</summary>
internal static class Comparison
{
    internal static async Task<int> Run(Options options)
    {
#if DEBUG
        Console.WriteLine("This is a Debug build: use -c Release, or the figures mean nothing.");
#endif
        if (options.Quick)
            Console.WriteLine(
                "--quick: this shows that everything runs; the figures mean nothing."
            );
        var (sides, goVersion) = await Sides(options);
        var setting = Setting.Describe(goVersion);
        Console.WriteLine(setting.Text);

        var turns = new Turns(sides, options);
        await turns.Run();
        var results = new Results(options.Rows, sides, turns, options.Rounds);
        Console.WriteLine();
        Console.WriteLine(ResultTable.Of(results));
        if (options.Json is { } file)
        {
            await ResultFile.Write(file, results, setting);
            Console.WriteLine($"written: {file}");
        }
        return turns.Failures == 0 ? 0 : 1;
    }

    private static async Task<(List<Side> Sides, string? GoVersion)> Sides(Options options)
    {
        var sides = new List<Side>();
        string? goVersion = null;
        if (options.Command is "vs-go" or "latency")
        {
            goVersion = await GoToolchain.Version();
            if (goVersion is null)
                Console.WriteLine("Go is not installed: there is no comparison with it.");
            else
                sides.Add(await GoToolchain.Build());
        }
        if (options.Command is "vs-go")
            sides.Add(Side.Bcl);
        sides.Add(Side.Ours);
        if (options.AlsoAsyncTask)
            sides.Add(Side.AsyncTask);
        return (sides, goVersion);
    }
}
