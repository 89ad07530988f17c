using Goroutines;

namespace Charts.Tests.Figures;

public sealed class TitleTests
{
    [Fact]
    public void Utilization_states_the_mean() =>
        Assert.Contains("2 cores, 70 % busy on average, 100 ms", Texts(Run.CoreUtilization()));

    [Fact]
    public void The_timeline_of_cores_counts_steals() =>
        Assert.Contains(
            "3 goroutines on 2 cores: 70 % busy, 1 steal, 100 ms",
            Texts(Run.CoreTimeline())
        );

    [Fact]
    public void The_timeline_of_goroutines_states_the_means() =>
        // Ready: G2 10, G3 5 + 10 = 25 ms. Waiting: G1 80, G3 20 = 100 ms.
        Assert.Contains(
            "3 goroutines on 2 cores, 100 ms: on average 1.4 running, 0.3 ready, 1.0 waiting",
            Texts(Run.GoroutineTimeline())
        );

    [Fact]
    public void Who_never_ended_is_counted() =>
        Assert.Contains(
            "1 goroutine on 1 core, 2 events, no time passed; 1 never ended",
            Texts(
                new TraceBuilder(1)
                    .Runs(0, 1)
                    .Blocks(0, 1, "chan receive")
                    .Until(0)
                    .GoroutineTimeline()
            )
        );

    [Fact]
    public void The_interleaving_counts_turns() =>
        // Own steps are G1 G1 G1 G3 G2 G2 G2 G3 G1.
        Assert.Contains(
            "11 steps of 3 goroutines on 2 cores, 4 turns from one to another",
            Texts(Run.Interleaving())
        );

    [Fact]
    public void Steps_beyond_the_first_are_counted()
    {
        var trace = new TraceBuilder(1);
        for (var i = 0; i < 100; i++)
        {
            trace.Prints(i, 1, "x");
        }

        var texts = Texts(trace.Until(100).Interleaving());

        Assert.Contains("The first 60 of 100 steps.", texts);
        Assert.Contains("… and 40 more steps", texts);
    }

    [Fact]
    public void A_given_title_stands_above_the_finding()
    {
        foreach (var figure in FigureTests.Every(Run, "Mine & yours"))
        {
            var texts = Texts(figure).ToList();
            Assert.Equal("Mine & yours", texts[0]);
            Assert.Contains(texts[1], figure.Description, StringComparison.Ordinal);
        }
    }

    private static Trace Run => TraceBuilder.TwoCores();

    private static IEnumerable<string> Texts(Figure figure) => new Picture(figure).Texts;
}
