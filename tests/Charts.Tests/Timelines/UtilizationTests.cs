using Charts.Timelines;

namespace Charts.Tests.Timelines;

public sealed class UtilizationTests
{
    [Fact]
    public void Each_stretch_counts_the_processors_that_were_busy_in_it()
    {
        var busy = Utilization.Busy(Timeline.Of(TraceBuilder.TwoCores()), 10);

        // 0–10: P0; 10–30: both; 30–60: P0; 60–80: both; 80–90: P1; 90–100: P0.
        Assert.Equal([1, 2, 2, 1, 1, 1, 2, 2, 1, 1], busy.Select(b => Math.Round(b, 6)));
    }

    [Fact]
    public void A_stretch_that_was_busy_in_part_counts_in_part()
    {
        var busy = Utilization.Busy(Timeline.Of(TraceBuilder.TwoCores()), 4);

        // 0–25: P0 25 and P1 15; 25–50: P0 25 and P1 5; 50–75: P0 25 and P1 15; 75–100: P0 5 + 10 and P1 15.
        Assert.Equal([1.6, 1.2, 1.6, 1.2], busy.Select(b => Math.Round(b, 6)));
    }

    [Fact]
    public void A_run_of_no_length_has_no_busy_stretch() =>
        Assert.All(Utilization.Sum([], 0, 3), b => Assert.Equal(0, b));
}
