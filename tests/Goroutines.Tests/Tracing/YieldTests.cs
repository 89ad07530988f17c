using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing;

/// <summary>A trace tells who asked to let others run from who was made to.</summary>
public sealed class YieldTests
{
    [Fact]
    public void Who_asks_is_not_preempted() =>
        Assert.Equal(
            [null],
            Yields(async () =>
            {
                Go(() => { });
                await Gosched();
            })
        );

    [Fact]
    public void Who_uses_up_its_time_is_preempted() =>
        Assert.Equal(
            [TraceEvent.Preempted],
            Yields(async () =>
            {
                Go(() => { });
                await Work(TimeSpan.FromMilliseconds(15));
            })
        );

    [Fact]
    public void Who_is_stopped_at_the_end_of_an_operation_is_preempted()
    {
        // Of all schedules of this program one stops main between its two operations.
        var yields = Simulator
            .Explore(TwoSends)
            .Outcomes.Select(outcome => Simulator.Replay(TwoSends, outcome.Schedule))
            .SelectMany(run => Texts(run.Trace!))
            .ToList();

        Assert.NotEmpty(yields);
        Assert.All(yields, text => Assert.Equal(TraceEvent.Preempted, text));
    }

    [Fact]
    public async Task On_real_cores_it_is_told_too()
    {
        var run = await GoRuntime.Run(
            async () =>
            {
                Go(() => { });
                await Gosched();
            },
            new RunOptions { MaxProcs = 1, Trace = true }
        );

        Assert.Contains(null, Texts(run.Trace!));
    }

    private static async GoTask TwoSends()
    {
        var values = new Chan<int>(2);
        Go(async () => await values.Send(3));
        await values.Send(1);
        Console.Write(values.Len);
        await values.Send(2);
    }

    private static List<string?> Yields([Simulated] Func<GoTask> main) =>
        Texts(Simulator.Run(main).Trace!);

    private static List<string?> Texts(Trace trace) =>
        [.. trace.Events.Where(e => e.Kind == TraceEventKind.Yielded).Select(e => e.Text)];
}
