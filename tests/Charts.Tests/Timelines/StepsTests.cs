using Charts.Timelines;

namespace Charts.Tests.Timelines;

public sealed class StepsTests
{
    [Fact]
    public void Every_step_says_who_did_what() =>
        Assert.Equal(
            [
                "1 G1 starts G2",
                "2 G1 starts G3",
                "3 G1 waits: sync.WaitGroup.Wait",
                "4 G3 waits: chan receive",
                "5 G2 sends on chan #7",
                "6 G3 can go on, thanks to G2",
                "7 G2 prints \"<b>done</b>\"",
                "8 G2 ends",
                "9 G3 ends",
                "10 G1 can go on, thanks to G3",
                "11 G1 ends",
            ],
            Steps.Of(TraceBuilder.TwoCores()).Select(s => $"{s.Number} G{s.Goroutine} {s.Text}")
        );

    [Fact]
    public void A_step_names_its_line() =>
        Assert.Equal("Cell 3:5", Steps.Of(TraceBuilder.TwoCores()).First().Place);

    [Fact]
    public void Many_yields_in_a_row_are_one_step()
    {
        var trace = new TraceBuilder(1);
        for (var i = 0; i < 10; i++)
        {
            trace.Runs(i, 1 + (i % 2)).Yields(i + 1, 1 + (i % 2));
        }

        var step = Assert.Single(Steps.Of(trace.Until(20)));

        Assert.Equal("10 times a goroutine gave its core to the next", step.Text);
    }

    [Fact]
    public void Who_is_made_to_let_others_run_is_interrupted_and_who_asks_is_not() =>
        Assert.Equal(
            ["G1 gives its core to the next", "G2 is interrupted"],
            Steps
                .Of(
                    new TraceBuilder(1)
                        .Runs(0, 1)
                        .Yields(1, 1)
                        .Runs(1, 2)
                        .IsPreempted(2, 2)
                        .Until(3)
                )
                .Select(step => $"G{step.Goroutine} {step.Text}")
        );

    [Fact]
    public void A_goroutine_that_is_queued_without_having_waited_was_not_woken() =>
        Assert.DoesNotContain(
            Steps.Of(new TraceBuilder(1).Runs(0, 1).Creates(1, 1, 2).Readies(1, 2, by: 1).Until(2)),
            step => step.Kind == Goroutines.TraceEventKind.Ready
        );
}
