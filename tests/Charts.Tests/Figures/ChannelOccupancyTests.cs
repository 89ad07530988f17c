using System.Text.Json;
using Charts.Drawing;
using Charts.Figures.Channels;
using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class ChannelOccupancyTests
{
    private const double Left = 96;
    private const double Width = 856 - 96;

    /// <summary>
    /// Two places: G1 fills them at 0 and 5 ms, and waits with a third value from 10 to 30 ms, when G2, which has waited
    /// for another channel until then, takes the first. The third takes its place, so it stays full.
    /// </summary>
    private static Trace Full() =>
        new TraceBuilder(2)
            .Runs(0, 1)
            .Creates(0, 1, 2)
            .Runs(0, 2, 1)
            .Does(0, 1, "send", 7)
            .Blocks(1, 2, "chan receive", 1, subject: 9)
            .Does(5, 1, "send", 7)
            .Blocks(10, 1, "chan send", subject: 7)
            .Readies(30, 2)
            .Runs(30, 2, 1)
            .Does(30, 2, "receive", 7)
            .Readies(30, 1, by: 2)
            .Runs(30, 1)
            .Until(100);

    [Fact]
    public void Lengths_are_those_between_sends_and_receives()
    {
        var trace = MessageFlowTests.Buffered();
        var use = Assert.Single(ChannelUses.Of(trace, Timeline.Of(trace)));

        Assert.Equal(
            [(1, 10, 20), (2, 20, 30), (1, 30, 50), (1, 60, 70 + 30)],
            Together(use.Length)
        );
        // 10 · 1 + 10 · 2 + 20 · 1 + 40 · 1 of 100 ms.
        Assert.Equal(0.9, use.Mean(100_000_000), 0.0001);
        Assert.Equal(2, use.Most);
        Assert.Equal(3, use.Values);
        Assert.Equal((70_000_000, 1), use.Closed);
        Assert.Null(use.Capacity);
    }

    [Fact]
    public void What_lies_in_it_when_a_sender_waits_is_the_capacity()
    {
        var trace = Full();
        var use = ChannelUses.Of(trace, Timeline.Of(trace)).Single(use => use.Number == 7);

        Assert.Equal(2, use.Capacity);
        Assert.Equal(95_000_000, use.Full);
        Assert.Equal([(10_000_000, 30_000_000)], use.Senders);
        Assert.Equal(3, use.Values);
    }

    [Fact]
    public void The_title_states_what_was_waited_for_longest() =>
        Assert.Contains(
            "channel #9: nothing stayed in it, 100 ms; receivers waited 29 ms in all; 1 other channel",
            new Picture(Full().ChannelOccupancy()).Texts
        );

    [Fact]
    public void A_channel_at_which_a_sender_waits_with_nothing_in_it_is_unbuffered() =>
        Assert.Contains(
            "channel #4: unbuffered; senders waited 5 ms in all",
            new TraceBuilder(1)
                .Runs(0, 1)
                .Blocks(1, 1, "chan send", subject: 4)
                .Until(6)
                .ChannelOccupancy()
                .Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void Who_was_woken_before_it_waited_did_not_wait()
    {
        var trace = new TraceBuilder(2)
            .Runs(0, 2)
            .Readies(10, 2, by: 3)
            .Blocks(10, 2, "chan receive", subject: 4)
            .Runs(15, 2)
            .Until(20);

        Assert.Empty(ChannelUses.Of(trace, Timeline.Of(trace)));
    }

    [Fact]
    public void The_area_is_as_high_as_the_channel_is_full()
    {
        var bars = new Picture(MessageFlowTests.Buffered().ChannelOccupancy()).Bars(Palette.Busy);

        Assert.Equal(4, bars.Count);
        Assert.Equal(Left + (0.1 * Width), bars[0].X, 0.1);
        Assert.Equal(0.1 * Width, bars[0].Width, 0.1);
        // One of two is half of the lane's height, and all bars stand on its foot.
        Assert.Equal([22, 44, 22, 22], bars.Select(bar => bar.Height));
        Assert.Single(bars.Select(bar => bar.Y + bar.Height).Distinct());
    }

    [Fact]
    public void The_plotly_form_has_the_capacity_and_who_waits()
    {
        using var json = JsonDocument.Parse(Full().ChannelOccupancy().ToPlotlyJson());
        var data = json.RootElement.GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(
            ["values in the channel", "senders that wait", "receivers that wait", "capacity"],
            data.Select(trace => trace.GetProperty("name").GetString())
        );
        Assert.Equal(
            "1 senders waiting for channel #7 for 20 ms",
            data[1].GetProperty("hovertext")[0].GetString()
        );
        Assert.Equal("channel #7: 2 places", data[3].GetProperty("hovertext")[0].GetString());
    }

    [Fact]
    public void Simulated_runs_tell_capacity_and_unbuffered_channels()
    {
        var run = Simulator.Run(
            Golden.GoldenPrograms.Piping,
            new SimulationOptions { MaxProcs = 4 }
        );
        var uses = ChannelUses.Of(run.Trace!, Timeline.Of(run.Trace!));

        Assert.Equal(3, uses.Single(use => use.Values == 10 && use.Most > 0).Capacity);
        Assert.Equal(0, uses.Single(use => use.Values == 10 && use.Most == 0).Most);
    }

    private static List<(long Count, long Start, long End)> Together(IEnumerable<Segment> lane)
    {
        var all = new List<(long Count, long Start, long End)>();
        foreach (var s in lane)
        {
            var (start, end) = (s.Start / 1_000_000, s.End / 1_000_000);
            if (all.Count > 0 && all[^1].Count == s.Goroutine && all[^1].End == start)
            {
                all[^1] = (s.Goroutine, all[^1].Start, end);
            }
            else
            {
                all.Add((s.Goroutine, start, end));
            }
        }

        return all;
    }
}
