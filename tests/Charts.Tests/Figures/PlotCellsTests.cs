using System.Text.Json;
using Charts.Drawing;
using Charts.Figures;
using Charts.Timelines;

namespace Charts.Tests.Figures;

/// <summary>What an interactive figure draws of a very long run, and what it keeps for who looks closer.</summary>
public sealed class PlotCellsTests
{
    [Fact]
    public void A_small_run_has_one_level_and_no_note()
    {
        var timeline = Timeline.Of(TraceBuilder.TwoCores());
        var cells = Levels(timeline);

        Assert.Null(cells.Finer);
        Assert.Equal(0, cells.Shortest);
        Assert.DoesNotContain(
            "var finer",
            TraceBuilder.TwoCores().CoreTimeline().ToHtml(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_large_run_has_two_levels_of_as_many_cells_as_a_page_can_hold()
    {
        var timeline = Timeline.Of(TraceBuilder.Large(40, 300_000));
        var cells = Levels(timeline);

        Assert.InRange(Bars(cells), 1000, 4000);
        Assert.NotNull(cells.Finer);
        Assert.InRange(Bars(cells.Finer), 5000, 20_000);
        Assert.True(cells.Finer.Shortest < cells.Shortest);
    }

    [Fact]
    public void Every_level_holds_all_the_time_that_was_used()
    {
        var timeline = Timeline.Of(TraceBuilder.Large(40, 300_000));
        var cells = Levels(timeline);
        double used = Enumerable.Range(0, timeline.MaxProcs).Sum(timeline.Busy);

        Assert.Equal(used, Used(cells), used * 1e-6);
        Assert.Equal(used, Used(cells.Finer!), used * 1e-6);
    }

    [Fact]
    public void The_finer_bars_follow_each_other_in_their_lanes()
    {
        var html = TraceBuilder.Large(40, 300_000).CoreTimeline().ToHtml();
        const string Start = "var finer = ";
        var from = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        using var json = JsonDocument.Parse(
            html[from..html.IndexOf(";\n", from, StringComparison.Ordinal)]
        );
        var root = json.RootElement;
        var traces = root.GetProperty("traces").GetArrayLength();

        Assert.Equal(8, root.GetProperty("lanes").GetArrayLength());
        Assert.Equal(8, root.GetProperty("bars").GetArrayLength());
        foreach (var lane in root.GetProperty("bars").EnumerateArray())
        {
            var numbers = lane.EnumerateArray().Select(number => number.GetInt64()).ToArray();
            Assert.NotEmpty(numbers);
            Assert.All(
                numbers.Chunk(6),
                bar =>
                {
                    Assert.Equal(6, bar.Length);
                    Assert.True(bar[0] >= 0 && bar[1] > 0 && bar[4] > 0);
                    Assert.InRange(bar[2], 0, traces - 1);
                    // It lies within its lane.
                    Assert.InRange(bar[3], 1, 80);
                    Assert.InRange(bar[5] + (bar[3] / 2.0), -40, 41);
                    Assert.InRange(bar[5] - (bar[3] / 2.0), -41, 40);
                }
            );
        }
    }

    [Fact]
    public void Parts_of_a_cell_stand_on_each_other_and_are_as_high_as_their_shares()
    {
        var cell = new Cell(0, 10, [new(1, 0.5), new(2, 0.25), new(3, 0.25)], null, 9);

        var bars = ZoomedLanes
            .Stack(4, cell, key => Math.Min(key, 2), new PlotlyBar(4, 0, 10, 0.8, "nine"))
            .ToList();

        // Of the lane's 0.8 the first takes 0.4 from its foot, at 4.4; the others, which are one, the rest.
        Assert.Equal([1, 2], bars.Select(bar => bar.Key));
        Assert.Equal([4.2, 3.8], bars.Select(bar => bar.Bar.Lane));
        Assert.Equal([0.4, 0.4], bars.Select(bar => bar.Bar.Height));
    }

    [Fact]
    public void The_figure_says_what_it_draws_together() =>
        Assert.Matches(
            "what is shorter than [0-9.]+ \\S+ is drawn together with what is beside it; zoom in to see those from",
            TraceBuilder.Large(40, 300_000).CoreTimeline().ToPlotlyJson()
        );

    [Fact]
    public void Goroutines_without_a_lane_are_counted_by_state_in_one()
    {
        var trace = TraceBuilder.Large(500, 20_000);
        using var json = JsonDocument.Parse(trace.GoroutineTimeline().ToPlotlyJson());
        var heights = json
            .RootElement.GetProperty("data")
            .EnumerateArray()
            .Where(one => one.GetProperty("type").GetString() == "bar")
            .SelectMany(one =>
                one.GetProperty("y")
                    .EnumerateArray()
                    .Zip(one.GetProperty("width").EnumerateArray())
                    .Zip(one.GetProperty("base").EnumerateArray())
            )
            .Where(bar => bar.First.First.GetDouble() > 59.5)
            .GroupBy(bar => bar.Second.GetDouble(), bar => bar.First.Second.GetDouble())
            .ToList();

        // A hundred stretches, in each of which all of them are in some state: as high as the lane.
        Assert.Equal(100, heights.Count);
        Assert.All(heights.Skip(1), stretch => Assert.Equal(0.9, stretch.Sum(), 0.02));
    }

    private static PlotCells Levels(Timeline timeline) =>
        PlotCells.Levels([.. timeline.Processors], s => s.Goroutine, new Axis(timeline, 0, 1000));

    private static int Bars(PlotCells cells) => cells.All.Sum(at => at.Cell.Parts.Count);

    private static double Used(PlotCells cells) =>
        cells.All.Sum(at => (at.Cell.End - at.Cell.Start) * at.Cell.Parts.Sum(part => part.Value));
}
