using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing;

/// <summary>The operating system's word on who computed when.</summary>
public sealed class CpuUseTests
{
    private static readonly CpuUse s_byHand = new()
    {
        Samples = [new(100, 40), new(200, 140), new(400, 140)],
        IsOfWorkers = true,
    };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 20)]
    [InlineData(100, 40)]
    [InlineData(150, 90)]
    [InlineData(300, 140)]
    [InlineData(500, 140)]
    public void Between_samples_it_is_in_proportion(double time, double used) =>
        Assert.Equal(used, s_byHand.UsedAt(time), 6);

    [Fact]
    public async Task A_traced_run_has_used_as_much_as_its_threads_have()
    {
        var before = Environment.CpuUsage.TotalTime;
        var run = await GoRuntime.Run(
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 0; i < 2; i++)
                    wg.Go(Burn);
                await wg.Wait();
            },
            new() { MaxProcs = 2, Trace = true }
        );
        long process = (Environment.CpuUsage.TotalTime - before).Ticks * 100;
        var cpu = run.Trace!.Cpu!;
        // The system counts the process's time a little later than its threads'.
        Assert.InRange(cpu.Total, 1, process + 50_000_000);
        Assert.Equal(cpu.Samples.OrderBy(s => s.Time), cpu.Samples);
        Assert.Equal(cpu.Samples.OrderBy(s => s.Used), cpu.Samples);
        Assert.InRange(cpu.OtherLoad ?? 0, 0, double.MaxValue);
        if (cpu.IsOfWorkers)
            // Two goroutines on two threads, each until its own thread had so much.
            Assert.InRange(cpu.Total, 2 * LeastBurnt, long.MaxValue);
    }

    [Fact]
    public async Task Without_a_trace_or_in_a_simulation_nobody_asks()
    {
        Assert.Null(Simulator.Run(() => { }).Trace!.Cpu);
        Assert.Null((await GoRuntime.Run(() => { })).Trace);
    }

    [Theory]
    [InlineData("cpu  10 1 5 900 20 2 3 4 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n", 250_000_000)]
    [InlineData("cpu 10 1 5 900 20 2 3 4", 250_000_000)]
    public void The_machine_is_busy_but_for_idling(string stat, long busy) =>
        Assert.Equal(busy, MachineCpu.Busy(stat));

    [Theory]
    [InlineData("")]
    [InlineData("cpu  10 1 5 900")]
    [InlineData("intr 10 1 5 900 20 2 3 4 0 0")]
    [InlineData("cpu  10 x 5 900 20 2 3 4 0 0")]
    public void What_cannot_be_read_is_not_known(string stat) => Assert.Null(MachineCpu.Busy(stat));

    private const long LeastBurnt = 20_000_000;

    private static void Burn()
    {
        var thread = NativeThread.Current();
        long begin = thread?.CpuTime() ?? 0;
        if (thread is null || !NativeThread.HasCpuTime)
            return;
        while (thread.CpuTime() - begin < LeastBurnt) { }
    }
}
