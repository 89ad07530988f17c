using System.Text.Json.Nodes;
using Charts.Drawing;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class CoreUtilizationTests
{
    private static readonly Figure s_busy = TraceBuilder
        .TwoCores(TraceBuilder.BusyMachine())
        .CoreUtilization();

    [Fact]
    public void It_says_that_the_machine_was_busy_with_other_work() =>
        Assert.Contains(
            "2 cores, 70 % busy on average, 100 ms; other programs kept 0.5 cores busy",
            s_busy.Description,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0.1)]
    [InlineData(null)]
    public void It_says_nothing_of_a_machine_that_was_not(double? load)
    {
        var cpu = TraceBuilder.BusyMachine() with { OtherLoad = load };
        Assert.Contains(
            "70 % busy on average, 100 ms (",
            TraceBuilder.TwoCores(cpu).CoreUtilization().Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_operating_systems_word_is_drawn_beside_the_schedulers()
    {
        var svg = s_busy.ToSvg();
        Assert.Contains($"stroke=\"{Palette.Cpu}\"", svg, StringComparison.Ordinal);
        Assert.Contains(
            "CPU time of the worker threads, says the operating system: 65 %",
            svg,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Palette.Cpu,
            TraceBuilder.TwoCores().CoreUtilization().ToSvg(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_threads_are_not_known_it_is_the_processs()
    {
        var cpu = TraceBuilder.BusyMachine() with { IsOfWorkers = false };
        Assert.Contains(
            "CPU time of the process, says",
            TraceBuilder.TwoCores(cpu).CoreUtilization().ToSvg(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Its_steps_sum_to_the_time_that_was_used()
    {
        var figure = JsonNode.Parse(s_busy.ToPlotlyJson())!;
        var line = figure["data"]!
            .AsArray()
            .Single(trace => (string?)trace!["line"]?["color"] == Palette.Cpu)!;
        var (x, y) = (line["x"]!.AsArray(), line["y"]!.AsArray());
        double used = 0;
        for (int i = 0; i + 1 < x.Count; i++)
            used += (double)y[i]! * ((double)x[i + 1]! - (double)x[i]!);
        Assert.Equal(130, used, 0.5);
        Assert.Equal(0.5, (double)y[0]!, 0.001);
        Assert.Equal(2, (double)y[50]!, 0.001);
        Assert.Equal(0, (double)y[90]!, 0.001);
    }
}
