using Goroutines;

namespace Charts.Tests;

public sealed class RunChartsTests
{
    [Fact]
    public void A_run_with_a_trace_can_be_drawn()
    {
        var run = Simulator.Run(Program, new SimulationOptions { MaxProcs = 2, Seed = 1 });

        Assert.Equal(run.Trace!.CoreUtilization().ToSvg(), run.CoreUtilization().ToSvg());
        Assert.Equal(run.Trace!.CoreTimeline().ToSvg(), run.CoreTimeline().ToSvg());
        Assert.Equal(run.Trace!.GoroutineTimeline().ToSvg(), run.GoroutineTimeline().ToSvg());
        Assert.Equal(run.Trace!.Interleaving().ToSvg(), run.Interleaving().ToSvg());
        Assert.Equal(run.Trace!.MessageFlow().ToSvg(), run.MessageFlow().ToSvg());
        Assert.Equal(run.Trace!.ChannelOccupancy().ToSvg(), run.ChannelOccupancy().ToSvg());
        Assert.Equal(run.Trace!.WaitReasons().ToSvg(), run.WaitReasons().ToSvg());
    }

    [Fact]
    public void Four_tasks_of_equal_length_keep_two_simulated_cores_busy()
    {
        var run = Simulator.Run(Program, new SimulationOptions { MaxProcs = 2, Seed = 1 });

        Assert.Contains(
            "2 cores, 100 % busy on average, 40 ms",
            run.CoreUtilization().Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_run_without_a_trace_says_how_to_get_one()
    {
        var run = Simulator.Run(Program, new SimulationOptions { Trace = false });

        var error = Assert.Throws<ArgumentException>(() => run.CoreTimeline());

        Assert.StartsWith(
            "this run has no trace: run it with Trace = true",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static async Task Program()
    {
        var wg = new WaitGroup();
        for (var i = 0; i < 4; i++)
        {
            wg.Go(async () => await Builtin.Work(TimeSpan.FromMilliseconds(20)));
        }

        await wg.Wait();
    }
}
