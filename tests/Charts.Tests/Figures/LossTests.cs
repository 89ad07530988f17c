using Goroutines;

namespace Charts.Tests.Figures;

/// <summary>A figure of a trace without its beginning says so, and is drawn all the same.</summary>
public sealed class LossTests
{
    public static TheoryData<string> Names =>
        new(
            "utilization",
            "cores",
            "goroutines",
            "steps",
            "waits",
            "difference",
            "locks",
            "latencies",
            "spawns",
            "critical",
            "messages",
            "channels",
            "reasons"
        );

    [Theory, MemberData(nameof(Names))]
    public void Every_figure_says_how_much_was_dropped(string name)
    {
        var whole = TraceBuilder.TwoCores();
        const string Note = "the first 12,345 events were dropped";
        Assert.DoesNotContain("dropped", Draw(name, whole).Description, StringComparison.Ordinal);
        for (int i = 0; i < whole.Events.Count; i++)
        {
            var trace = new Trace([.. whole.Events.Skip(i)], 2, whole.Elapsed) { Dropped = 12_345 };
            var figure = Draw(name, trace);
            Assert.Contains(Note, figure.Description, StringComparison.Ordinal);
            Assert.Contains(Note, figure.ToPlotlyJson(), StringComparison.Ordinal);
        }
    }

    private static Figure Draw(string name, Trace trace) =>
        name switch
        {
            "utilization" => trace.CoreUtilization(),
            "cores" => trace.CoreTimeline(),
            "goroutines" => trace.GoroutineTimeline(),
            "steps" => trace.Interleaving(),
            "waits" => trace.WaitForGraph(),
            "difference" => trace.Difference(trace),
            "locks" => trace.LockContention(),
            "latencies" => trace.Latencies(),
            "spawns" => trace.SpawnTree(),
            "messages" => trace.MessageFlow(),
            "channels" => trace.ChannelOccupancy(),
            "reasons" => trace.WaitReasons(),
            _ => trace.CriticalPath(),
        };
}
