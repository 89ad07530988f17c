using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Timelines;

public sealed class TimelineTests
{
    private const long Ms = 1_000_000;

    [Fact]
    public void A_processor_is_busy_for_the_sum_of_its_runs()
    {
        var timeline = Timeline.Of(TraceBuilder.TwoCores());

        Assert.Equal(90 * Ms, timeline.Busy(0));
        Assert.Equal(50 * Ms, timeline.Busy(1));
        Assert.Equal(0.70, timeline.MeanUtilization(), 9);
    }

    [Fact]
    public void A_goroutines_segments_follow_each_other_from_its_start_to_its_end()
    {
        foreach (var lane in Timeline.Of(TraceBuilder.TwoCores()).Goroutines)
        {
            var at = lane.Start;
            foreach (var segment in lane.Segments)
            {
                Assert.Equal(at, segment.Start);
                at = segment.End;
            }

            Assert.Equal(lane.Ended, at);
        }
    }

    [Fact]
    public void A_goroutine_passes_through_its_states()
    {
        var lane = Timeline.Of(TraceBuilder.TwoCores()).Goroutines[2];

        Assert.Equal(
            [
                (GoroutineState.Ready, 5 * Ms),
                (GoroutineState.Running, 20 * Ms),
                (GoroutineState.Channel, 20 * Ms),
                (GoroutineState.Ready, 10 * Ms),
                (GoroutineState.Running, 30 * Ms),
            ],
            lane.Segments.Select(s => (s.State, s.Length))
        );
        Assert.Equal("Cell 3:5", lane.Place);
        Assert.Equal(1, lane.Maker);
    }

    [Fact]
    public void The_runs_of_a_processor_do_not_overlap_even_when_events_are_missing()
    {
        // G2's block was lost: it cannot have gone on when P0 ran G3.
        var trace = new TraceBuilder(1).Runs(0, 2).Runs(10, 3).Ends(20, 3).Runs(30, 2).Until(40);

        var lane = Timeline.Of(trace).Processors[0];

        Assert.Equal(
            [(2L, 0L, 10 * Ms), (3, 10 * Ms, 20 * Ms), (2, 30 * Ms, 40 * Ms)],
            lane.Select(s => (s.Goroutine, s.Start, s.End))
        );
    }

    [Fact]
    public void A_goroutine_that_lost_its_processor_goes_on_off_it()
    {
        var trace = new TraceBuilder(1)
            .Runs(0, 1)
            .Lends(10, 1)
            .Runs(10, 2)
            .Ends(40, 2)
            .Runs(50, 1)
            .Ends(60, 1)
            .Until(60);

        var timeline = Timeline.Of(trace);

        var off = Assert.Single(timeline.OffProcessor);
        Assert.Equal((1L, 10 * Ms, 50 * Ms), (off.Goroutine, off.Start, off.End));
        Assert.Equal(50 * Ms, timeline.Busy(0));
    }

    [Fact]
    public void A_wake_that_is_seen_before_the_wait_leaves_the_goroutine_ready()
    {
        var trace = new TraceBuilder(1)
            .Runs(0, 2)
            .Readies(9, 2, by: 3)
            .Blocks(10, 2, "chan send")
            .Runs(20, 2)
            .Ends(30, 2)
            .Until(30);

        var lane = Timeline.Of(trace).Goroutines[0];

        Assert.Equal(
            [GoroutineState.Running, GoroutineState.Ready, GoroutineState.Running],
            lane.Segments.Select(s => s.State)
        );
    }

    [Fact]
    public void A_wait_that_nobody_ended_lasts_to_the_end()
    {
        var trace = new TraceBuilder(1).Runs(0, 1).Blocks(10, 1, "chan receive").Until(50);

        var lane = Timeline.Of(trace).Goroutines[0];

        Assert.Null(lane.Ended);
        Assert.Equal((10 * Ms, 50 * Ms), (lane.Segments[^1].Start, lane.Segments[^1].End));
        Assert.Equal("chan receive", lane.Segments[^1].Reason);
    }

    [Fact]
    public void A_run_in_which_no_time_passed_is_measured_in_events()
    {
        var trace = new TraceBuilder(1).Runs(0, 1).Prints(0, 1, "a").Ends(0, 1).Until(0);

        var timeline = Timeline.Of(trace);

        Assert.True(timeline.CountsSteps);
        Assert.Equal(3, timeline.End);
        Assert.Equal(2, timeline.Busy(0));
    }

    [Fact]
    public void Who_woke_and_who_started_whom_is_known()
    {
        var timeline = Timeline.Of(TraceBuilder.TwoCores());

        Assert.Equal(
            [
                new Wake(0, 1, 2, IsCreation: true),
                new Wake(5 * Ms, 1, 3, IsCreation: true),
                new Wake(50 * Ms, 2, 3, IsCreation: false),
                new Wake(90 * Ms, 3, 1, IsCreation: false),
            ],
            timeline.Wakes
        );
        Assert.Equal(new Steal(10 * Ms, 1, 0, 3), Assert.Single(timeline.Steals));
    }

    [Theory]
    [InlineData("chan receive", "Channel")]
    [InlineData("chan send (nil chan)", "Channel")]
    [InlineData("select (no cases)", "Select")]
    [InlineData("sync.RWMutex.RLock", "Lock")]
    [InlineData("sync.Cond.Wait", "Lock")]
    [InlineData("semacquire", "Lock")]
    [InlineData("sync.WaitGroup.Wait", "WaitGroup")]
    [InlineData("sleep", "Sleep")]
    [InlineData("IO wait", "Other")]
    [InlineData(null, "Other")]
    public void A_wait_reason_has_a_family(string? reason, string family) =>
        Assert.Equal(family, GoroutineStates.OfReason(reason).ToString());
}
