using Charts.Drawing;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class SpawnTreeTests
{
    [Fact]
    public void Few_goroutines_have_a_row_each()
    {
        var picture = new Picture(TraceBuilder.TwoCores().SpawnTree());

        Assert.Contains(
            "3 goroutines, all but main started at Cell 3:5; at most 3 alive at once",
            picture.Texts
        );
        Assert.Contains("lived 80 ms", picture.Texts);
        Assert.Contains("lived 85 ms", picture.Texts);
        // G1 lives 100, G2 80 and G3 85 ms on an axis of 100 ms.
        var bars = picture.Bars(Palette.Busy);
        Assert.Equal(3, bars.Select(bar => bar.Y).Distinct().Count());
        Assert.Equal(2.65 * (884 - 450), bars.Sum(bar => bar.Width), 1.0);
    }

    [Fact]
    public void Many_of_one_place_are_one_row()
    {
        var trace = new TraceBuilder(4).Runs(0, 1);
        for (var g = 2; g <= 1001; g++)
        {
            trace.Creates(10, 1, g).Ends(g < 502 ? 40 : 60, g);
        }

        var picture = new Picture(trace.Ends(100, 1).Until(100).SpawnTree());

        Assert.Contains("1,000 ×", picture.Texts);
        Assert.Contains("1,000 at once", picture.Texts);
        Assert.Contains("lived 30 ms – 50 ms", picture.Texts);
        // Half of them leave at 40, the others at 60 of 100 ms: 16 units of height are all of them.
        var bars = picture.Bars(Palette.Busy).Where(bar => bar.Height is 16 or 8).ToList();
        Assert.Equal(
            (0.3 * 16) + (0.2 * 8),
            bars.Sum(bar => bar.Width * bar.Height) / (884 - 450),
            0.1
        );
    }

    [Fact]
    public void Goroutines_that_start_each_other_are_one_row()
    {
        var trace = new TraceBuilder(4).Runs(0, 1);
        for (var g = 2; g <= 5000; g++)
        {
            trace.Creates(g, g - 1, g);
        }

        var texts = new Picture(trace.Until(6000).SpawnTree()).Texts;

        Assert.Contains("4,999 ×", texts);
        Assert.Contains("Cell 3:5, also by each other", texts);
    }

    [Fact]
    public void A_function_is_named_where_the_source_can_be_had()
    {
        AppContext.SetData("Source of Spawning cell", "int a;\n  Go(worker, 1);\n");
        var trace = new Trace(
            [
                new TraceEvent(0, TraceEventKind.Running, 1, 0),
                new TraceEvent(0, TraceEventKind.Created, 2, 0)
                {
                    Other = 1,
                    File = "Spawning cell",
                    Line = 2,
                },
            ],
            1,
            TimeSpan.FromMilliseconds(1)
        );

        Assert.Contains("worker at Spawning cell:2", new Picture(trace.SpawnTree()).Texts);
    }
}
