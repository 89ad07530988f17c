using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class GeometryTests
{
    private const double Left = 64;
    private const double Right = 840;

    [Fact]
    public void A_run_is_a_bar_at_its_time()
    {
        var bars = new Picture(TraceBuilder.TwoCores().CoreTimeline()).Bars(Palette.OfGoroutine(3));

        // G3 ran from 10 to 30 and from 60 to 90 of 100 ms; a bar leaves a hair to its neighbour.
        Assert.Equal(2, bars.Count);
        Assert.Equal(Left + (0.10 * (Right - Left)), bars[0].X, 0.1);
        Assert.Equal(0.20 * (Right - Left), bars[0].Width, 1.0);
        Assert.Equal(Left + (0.60 * (Right - Left)), bars[1].X, 0.1);
        Assert.Equal(0.30 * (Right - Left), bars[1].Width, 1.0);
    }

    [Fact]
    public void Bars_in_one_lane_do_not_overlap()
    {
        var picture = new Picture(TraceBuilder.Large(40, 20_000).CoreTimeline());
        var bars = Enumerable
            .Range(1, 9)
            .Select(g => Palette.OfGoroutine(g))
            .Append(Palette.Many)
            .Distinct()
            .SelectMany(picture.Bars)
            .Where(bar => bar.Height > 0)
            .ToList();

        Assert.NotEmpty(bars);
        foreach (var lane in bars.GroupBy(bar => Math.Floor((bar.Y - 50) / 38)))
        {
            var sorted = lane.OrderBy(bar => bar.X).ToList();
            Assert.All(
                sorted.Zip(sorted.Skip(1)),
                pair =>
                    Assert.True(
                        pair.First.X + pair.First.Width <= pair.Second.X + 0.21
                            || pair.First.Y + pair.First.Height <= pair.Second.Y + 0.11
                            || pair.Second.Y + pair.Second.Height <= pair.First.Y + 0.11
                    )
            );
        }
    }

    [Fact]
    public void Running_bars_of_a_goroutine_sum_to_its_running_time()
    {
        var bars = new Picture(TraceBuilder.TwoCores().GoroutineTimeline()).Bars(
            Palette.OfState(GoroutineState.Running)
        );

        // 140 ms of running on an axis of 100 ms; the legend's mark is no path.
        Assert.Equal(1.4 * (884 - 150), bars.Sum(bar => bar.Width), 1.0);
    }

    [Fact]
    public void Everything_lies_within_the_picture()
    {
        foreach (var figure in FigureTests.Every(TraceBuilder.TwoCores()))
        {
            var picture = new Picture(figure);
            Assert.All(
                picture
                    .Named("text")
                    .Concat(picture.Named("rect").Where(r => r.Attribute("x") is not null)),
                element =>
                {
                    Assert.InRange(Picture.Number(element, "x"), 0, picture.Width);
                    Assert.InRange(Picture.Number(element, "y"), 0, picture.Height);
                }
            );
        }
    }

    [Fact]
    public void No_text_is_smaller_than_eleven()
    {
        foreach (var figure in FigureTests.Every(TraceBuilder.TwoCores()))
        {
            Assert.All(
                new Picture(figure).All.Where(e => e.Attribute("font-size") is not null),
                element => Assert.True(Picture.Number(element, "font-size") >= 11)
            );
        }
    }

    [Fact]
    public void More_goroutines_than_lanes_are_counted()
    {
        var picture = new Picture(TraceBuilder.Large(936, 20_000).GoroutineTimeline());

        Assert.Contains(
            picture.Texts,
            text => text.StartsWith("… and 912 more goroutines", StringComparison.Ordinal)
        );
    }
}
