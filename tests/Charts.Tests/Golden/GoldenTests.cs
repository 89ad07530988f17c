using System.Globalization;
using Goroutines;

namespace Charts.Tests.Golden;

/// <summary>
/// Every figure of a simulated run is, byte by byte, the picture in this folder that somebody has looked at. What is
/// explored is so small that there are few schedules: how many it takes may change as the search gets better.
/// </summary>
public sealed class GoldenTests
{
    private const string Accept = "ACCEPT_FIGURES";

    public static TheoryData<string> Names => [.. Figures().Select(figure => figure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_figure_is_the_one_that_was_looked_at(string name)
    {
        var drawn = Figures().Single(figure => figure.Name == name).Draw().ToSvg();
        var golden = Path.Combine(Folder(), name + ".svg");
        var seen = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (string.Equals(drawn, seen, StringComparison.Ordinal))
        {
            return;
        }

        var isAccepted = Environment.GetEnvironmentVariable(Accept) == "1";
        var written = isAccepted ? golden : Path.Combine(Folder(), name + ".new.svg");
        File.WriteAllText(written, drawn);
        Assert.True(
            isAccepted,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The figure {name} has changed. Look at {name}.new.svg beside {name}.svg in tests/Charts.Tests/Golden. "
                    + $"If it is right, run this test once with {Accept}=1, look at what git shows, and commit it."
            )
        );
    }

    [Fact]
    public void Every_picture_belongs_to_a_figure() =>
        Assert.Equal(
            Figures().Select(figure => figure.Name + ".svg").Order(StringComparer.Ordinal),
            Directory
                .GetFiles(Folder(), "*.svg")
                .Select(file => Path.GetFileName(file))
                .Where(file => !file.EndsWith(".new.svg", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    internal static IEnumerable<(string Name, Func<Figure> Draw)> Figures()
    {
        // As a notebook's host does, so that the counterexample shows the lines of its program.
        AppContext.SetData("Source of " + GoldenPrograms.CrossingFile, Source("Cell 4"));
        ProgramRun Counting() => Run(GoldenPrograms.Counting, cores: 2);
        ProgramRun Caching() => Run(GoldenPrograms.Caching, cores: 4, seed: 3);
        ProgramRun Thousand() => Run(GoldenPrograms.Thousand, cores: 8);
        ProgramRun Piping() => Run(GoldenPrograms.Piping, cores: 4);
        ProgramRun FanIn() => Run(GoldenPrograms.FanIn, cores: 4);
        yield return ("ChannelOccupancy", () => Piping().ChannelOccupancy());
        yield return ("ChannelOccupancy-thousand", () => FanIn().ChannelOccupancy());
        yield return ("MessageFlow", () => Piping().MessageFlow());
        yield return ("MessageFlow-thousand", () => FanIn().MessageFlow());
        yield return (
            "Speedup",
            () => SpeedupCharts.Speedup(cores => Run(GoldenPrograms.Sharing, cores), 16)
        );
        yield return ("WaitReasons", () => Caching().WaitReasons());
        yield return ("WaitReasons-thousand", () => FanIn().WaitReasons());
        yield return ("CoreTimeline", () => Counting().CoreTimeline());
        yield return ("CoreUtilization", () => Counting().CoreUtilization());
        yield return (
            "CoreUtilization-cpu",
            () => TraceBuilder.TwoCores(TraceBuilder.BusyMachine()).CoreUtilization()
        );
        yield return (
            "Counterexample",
            () =>
                Simulator
                    .Explore(GoldenPrograms.Crossing)
                    .Findings[0]
                    .Counterexample(GoldenPrograms.Crossing)
        );
        yield return ("CriticalPath", () => Counting().CriticalPath());
        yield return ("CriticalPath-cache", () => Caching().CriticalPath());
        yield return (
            "Difference",
            () => Run(GoldenPrograms.Printing, 1, 1).Difference(Run(GoldenPrograms.Printing, 1, 6))
        );
        yield return ("GoroutineTimeline", () => Counting().GoroutineTimeline());
        yield return ("GoroutineTimeline-thousand", () => Thousand().GoroutineTimeline());
        yield return ("Interleaving", () => Counting().Interleaving());
        yield return ("Latencies", () => Caching().Latencies());
        yield return ("LockContention", () => Caching().LockContention());
        yield return ("Outcomes", () => Simulator.Explore(GoldenPrograms.Crossing).Outcomes());
        yield return ("SpawnTree", () => Counting().SpawnTree());
        yield return ("SpawnTree-thousand", () => Thousand().SpawnTree());
        yield return ("WaitForGraph", () => Run(GoldenPrograms.Deadlock, cores: 2).WaitForGraph());
    }

    private static ProgramRun Run(Func<Task> main, int cores, long? seed = null) =>
        // Where main is started is in the pictures: it must not be a line of this file.
        Simulator.Run(main, new SimulationOptions { MaxProcs = cores, Seed = seed }, "Cell 3", 120);

    /// <summary>The lines of <see cref="GoldenPrograms"/> that claim to be those of a cell.</summary>
    private static string Source(string cell)
    {
        var all = File.ReadAllText(Path.Combine(Folder(), "GoldenPrograms.cs"))
            .ReplaceLineEndings("\n");
        var start = $"#line 1 \"{cell}\"\n";
        return all.Split(start)[1].Split("#line")[0];
    }

    private static string Folder() =>
        Path.Combine(CourseRoot.Find(), "tests", "Charts.Tests", "Golden");
}
