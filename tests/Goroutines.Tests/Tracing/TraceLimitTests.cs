using Goroutines.Tests.Tracing.Export;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing;

/// <summary>A trace that keeps the latest events only.</summary>
public sealed class TraceLimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2000)]
    public void The_latest_events_are_kept_and_the_others_counted(int limit)
    {
        var all = Simulator.Run(Chatter, new() { Seed = 1 }).Trace!;
        var latest = Simulator.Run(Chatter, new() { Seed = 1, TraceLimit = limit }).Trace!;
        Assert.True(all.Events.Count > 2000);
        Assert.Equal(0, all.Dropped);
        Assert.Equal(all.Events.Count - limit, latest.Dropped);
        Assert.Equal(all.Events.Skip(all.Events.Count - limit), latest.Events);
    }

    [Fact]
    public void A_limit_that_is_not_reached_changes_nothing()
    {
        var all = Simulator.Run(Chatter).Trace!;
        var same = Simulator.Run(Chatter, new() { TraceLimit = all.Events.Count }).Trace!;
        Assert.Equal(0, same.Dropped);
        Assert.Equal(all.Events.Count, same.Events.Count);
    }

    [Fact]
    public async Task A_real_trace_keeps_the_latest_of_all_threads()
    {
        var run = await GoRuntime.Run(
            Chatter,
            new()
            {
                MaxProcs = 3,
                Trace = true,
                TraceLimit = 100,
            }
        );
        Assert.Equal(100, run.Trace!.Events.Count);
        Assert.InRange(run.Trace.Dropped, 1, long.MaxValue);
        var times = run.Trace.Events.Select(e => e.Time);
        Assert.Equal(times.Order(), times);
        ChromeTraceFile.Of(run.Trace);
    }

    [Fact]
    public void Readers_take_a_trace_without_its_beginning()
    {
        var all = Simulator.Run(Chatter, new() { MaxProcs = 2, Seed = 3 }).Trace!;
        for (int limit = 1; limit < 300; limit += 7)
        {
            var trace = Simulator
                .Run(
                    Chatter,
                    new()
                    {
                        MaxProcs = 2,
                        Seed = 3,
                        TraceLimit = limit,
                    }
                )
                .Trace!;
            Assert.Equal(all.Events.Count - limit, trace.Dropped);
            ChromeTraceFile.Of(trace);
            Assert.NotNull(WaitForGraph.Of(trace).ToString());
        }
    }

    [Fact]
    public void What_lies_in_a_channel_is_not_guessed()
    {
        TraceEvent[] events =
        [
            new(1, TraceEventKind.Running, 1, 0),
            new(2, TraceEventKind.Operation, 1, 0) { Text = "receive", Subject = 4 },
            new(3, TraceEventKind.Operation, 1, 0) { Text = "send", Subject = 4 },
            new(4, TraceEventKind.Operation, 1, 0) { Text = "receive", Subject = 4 },
            new(5, TraceEventKind.Blocked, 1, 0) { Text = "chan receive", Subject = 4 },
            new(6, TraceEventKind.Running, 2, 0),
            new(7, TraceEventKind.Operation, 2, 0) { Text = "send", Subject = 4 },
            new(7, TraceEventKind.Ready, 1, 0) { Other = 2 },
            new(8, TraceEventKind.Operation, 2, 0) { Text = "send", Subject = 4 },
            new(9, TraceEventKind.Running, 1, 1),
            new(9, TraceEventKind.Operation, 1, 1) { Text = "receive", Subject = 4 },
        ];
        var trace = new Trace(events, 2, TimeSpan.Zero) { Dropped = 9 };
        var file = ChromeTraceFile.Of(trace);
        Assert.Equal(2, file.Arrows.Count(a => a.Name == "message"));
        Assert.Equal(
            ["length=1", "length=0"],
            file.Counters.Where(c => c.Name == "channel 4").Select(c => c.Values)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_is_none(int limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions { TraceLimit = limit });
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new SimulationOptions { TraceLimit = limit }
        );
    }

    private static async GoTask Chatter()
    {
        var (plain, buffered) = (new Chan<int>(), new Chan<int>(3));
        Go(async () =>
        {
            for (int i = 0; i < 300; i++)
                await buffered.Send(await plain.Receive());
            buffered.Close();
        });
        Go(async () =>
        {
            for (int i = 0; i < 300; i++)
                await plain.Send(i);
        });
        await foreach (int _ in buffered)
            await Gosched();
    }
}
