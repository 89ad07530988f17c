using System.Text.Json;
using Charts.Drawing;
using Charts.Figures.Waits;
using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class LatenciesTests
{
    [Fact]
    public void Each_reason_has_its_waits()
    {
        var lists = Latencies.Of(TraceBuilder.TwoCores(), Timelines()).Lists;

        // Ready: G2 10, G3 5 and 10, G1 0 ms. G1 waits 80 ms for the group, G3 20 ms for the channel.
        Assert.Equal(
            ["ready → running", "sync.WaitGroup.Wait", "chan receive"],
            lists.Select(list => list.Name)
        );
        Assert.Equal(4, lists[0].Count);
        Assert.Equal(25e6, lists[0].Sum);
        Assert.Equal(5_000_000, lists[0].Percentile(0.5));
        Assert.Equal(10_000_000, lists[0].Max);
        Assert.Equal(80e6, lists[1].Sum);
        Assert.Equal(20e6, lists[2].Sum);
    }

    [Fact]
    public void The_title_states_percentiles_and_the_longest_block() =>
        Assert.Contains(
            "For a core: half within 5 ms, 99 % within 10 ms, at most 10 ms; longest block 80 ms (sync.WaitGroup.Wait)",
            new Picture(TraceBuilder.TwoCores().Latencies()).Texts
        );

    [Fact]
    public void Percentiles_are_of_the_nearest_rank()
    {
        var list = new LatencyList(null, [.. Enumerable.Range(1, 200).Select(i => (long)i)]);

        Assert.Equal(100, list.Percentile(0.5));
        Assert.Equal(198, list.Percentile(0.99));
        Assert.Equal(200, list.Percentile(1));
    }

    [Fact]
    public void Every_wait_is_in_one_bar()
    {
        var list = new LatencyList(null, [0, 0, 1, 9, 10, 99, 100, 1000, 999_999]);
        var axis = new LogAxis(1, 999_999, hasZero: true, 0, 1000);

        var counts = LatenciesFigure.Histogram(list, axis);

        Assert.Equal(6 * LogAxis.PerDecade, counts.Length);
        Assert.Equal(7, counts.Sum());
        // Ten and a hundred begin a power of ten; 9 and 99 end one.
        Assert.Equal(1, counts[LogAxis.PerDecade]);
        Assert.Equal(1, counts[(2 * LogAxis.PerDecade) - 1]);
        Assert.Equal(1, counts[2 * LogAxis.PerDecade]);
    }

    [Fact]
    public void Who_was_woken_before_it_waited_did_not_wait()
    {
        var trace = new TraceBuilder(2)
            .Runs(0, 2)
            .Readies(10, 2, by: 3)
            .Blocks(10, 2, "chan receive")
            .Runs(15, 2)
            .Until(20);

        var lists = Latencies.Of(trace, Timelines()).Lists;

        Assert.Equal(5_000_000, lists[0].Max);
        Assert.Equal(0, lists[1].Max);
    }

    [Fact]
    public void Waits_without_an_end_are_counted() =>
        Assert.Contains(
            "1 wait never ended",
            new TraceBuilder(1)
                .Runs(0, 1)
                .Blocks(1, 1, "chan receive")
                .Until(5)
                .Latencies()
                .Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_plotly_form_counts_every_wait()
    {
        var trace = TraceBuilder.Large(50, 5_000);
        using var json = JsonDocument.Parse(trace.Latencies().ToPlotlyJson());
        var counted = json
            .RootElement.GetProperty("data")
            .EnumerateArray()
            .SelectMany(list => list.GetProperty("y").EnumerateArray())
            .Sum(count => count.GetInt32());

        Assert.Equal(Latencies.Of(trace, Timeline.Of(trace)).Lists.Sum(l => l.Count), counted);
    }

    private static Timeline Timelines() => Timeline.Of(TraceBuilder.TwoCores());
}
