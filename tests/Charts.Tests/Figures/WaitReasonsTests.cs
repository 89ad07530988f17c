using System.Text.Json;
using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class WaitReasonsTests
{
    private const double Width = 790 - 200;

    [Fact]
    public void Every_reason_has_its_time_and_its_goroutines()
    {
        var reasons = WaitReason.Of(Timeline.Of(TraceBuilder.TwoCores()));

        // G1 waits 80 ms for the group; G2 10, G3 5 + 10 ms for a core; G3 20 ms for the channel.
        Assert.Equal(
            ["sync.WaitGroup.Wait", "runnable", "chan receive"],
            reasons.Select(reason => reason.Name)
        );
        Assert.Equal([80e6, 25e6, 20e6], reasons.Select(reason => reason.Time));
        Assert.Equal([1, 3, 1], reasons.Select(reason => reason.Times));
        Assert.Equal(
            [(2, 10e6), (3, 15e6)],
            reasons[1].Shares.Select(share => (share.Goroutine, share.Time))
        );
    }

    [Fact]
    public void The_title_states_the_share_of_the_first() =>
        Assert.Contains(
            "sync.WaitGroup.Wait: 80 ms of 125 ms that goroutines waited (64 %), 1 goroutine",
            new Picture(TraceBuilder.TwoCores().WaitReasons()).Texts
        );

    [Fact]
    public void Bars_are_as_long_as_the_waits_and_sum_to_all_of_them()
    {
        var picture = new Picture(TraceBuilder.TwoCores().WaitReasons());
        double Sum(long goroutine) =>
            picture.Bars(Palette.OfGoroutine(goroutine)).Sum(bar => bar.Width);

        // The longest takes the whole width: 80 ms. G3 waited 15 + 20 ms, G2 10; a bar leaves a hair to its neighbour.
        Assert.Equal(Width, Sum(1), 0.8);
        Assert.Equal(Width * 10 / 80, Sum(2), 0.8);
        Assert.Equal(Width * 35 / 80, Sum(3), 1.6);
    }

    [Fact]
    public void A_wait_without_an_end_lasts_until_the_run_is_over() =>
        Assert.Contains(
            "All waiting, 4 ms of 1 goroutine, is for one reason: chan receive (nil chan)",
            new TraceBuilder(1)
                .Runs(0, 1)
                .Blocks(1, 1, "chan receive (nil chan)")
                .Until(5)
                .WaitReasons()
                .Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void Who_is_too_small_to_be_seen_is_counted()
    {
        var texts = new Picture(TraceBuilder.Large(2000, 20_000).WaitReasons()).Texts;

        Assert.Contains("2,000 goroutines", texts);
        Assert.Contains("goroutines whose part is too small to be seen, together", texts);
    }

    [Fact]
    public void The_plotly_form_has_all_the_time()
    {
        var trace = TraceBuilder.Large(50, 5_000);
        using var json = JsonDocument.Parse(trace.WaitReasons().ToPlotlyJson());
        var drawn = json
            .RootElement.GetProperty("data")
            .EnumerateArray()
            .SelectMany(one => one.GetProperty("x").EnumerateArray())
            .Sum(length => length.GetDouble());

        // On an axis in milliseconds.
        var waited = WaitReason.Of(Timeline.Of(trace)).Sum(reason => reason.Time) / 1e6;
        Assert.Equal(waited, drawn, waited * 1e-4);
        Assert.Contains("\"others\"", trace.WaitReasons().ToPlotlyJson(), StringComparison.Ordinal);
    }
}
