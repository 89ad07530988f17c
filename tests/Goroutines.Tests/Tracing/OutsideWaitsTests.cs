using Kind = Goroutines.TraceEventKind;

namespace Goroutines.Tests.Tracing;

/// <summary>A wait for the outside is told only if what follows says that it was one.</summary>
public sealed class OutsideWaitsTests
{
    private static TraceEvent Wait(long time, long goroutine) =>
        new(time, Kind.Blocked, goroutine, 0) { Text = "IO wait" };

    private static Kind[] Confirmed(params TraceEvent[] events) =>
        [.. OutsideWaits.Confirmed([.. events]).Select(e => e.Kind)];

    [Fact]
    public void Who_is_made_ready_next_has_waited() =>
        Assert.Equal(
            [Kind.Running, Kind.Blocked, Kind.Ready, Kind.Running, Kind.Ended],
            Confirmed(
                new(1, Kind.Running, 2, 0),
                Wait(2, 2),
                new(3, Kind.Ready, 2, -1),
                new(4, Kind.Running, 2, 0),
                new(5, Kind.Ended, 2, 0)
            )
        );

    [Theory]
    [InlineData(Kind.Ended)]
    [InlineData(Kind.Operation)]
    [InlineData(Kind.Blocked)]
    [InlineData(Kind.Output)]
    public void Who_does_something_next_has_not(Kind next) =>
        Assert.Equal(
            [Kind.Running, next],
            Confirmed(new(1, Kind.Running, 2, 0), Wait(2, 2), new(3, next, 2, 1))
        );

    [Fact]
    public void Nor_has_who_had_ended_when_it_was_noted() =>
        Assert.Equal([Kind.Ended], Confirmed(new(1, Kind.Ended, 2, 1), Wait(2, 2)));

    [Fact]
    public void Who_waits_when_the_run_is_over_does() =>
        Assert.Equal(
            [Kind.Running, Kind.Blocked],
            Confirmed(new(1, Kind.Running, 2, 0), Wait(2, 2))
        );

    [Fact]
    public void What_others_do_says_nothing_nor_does_a_theft_of_its_place() =>
        Assert.Equal(
            [Kind.Blocked, Kind.Ended, Kind.Ready, Kind.Stolen, Kind.Running],
            Confirmed(
                Wait(1, 2),
                new(2, Kind.Ended, 3, 0),
                new(3, Kind.Ready, 2, -1),
                new(4, Kind.Stolen, 2, 1),
                new(5, Kind.Running, 2, 1)
            )
        );
}
