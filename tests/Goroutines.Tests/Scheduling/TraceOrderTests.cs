using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>Events share times; still each goroutine's come in the order in which they happened.</summary>
public sealed class TraceOrderTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    public static TheoryData<int, bool> Machines =>
        new()
        {
            { 1, false },
            { 2, false },
            { 4, false },
            { 1, true },
            { 4, true },
        };

    [Theory, MemberData(nameof(Machines))]
    public async Task A_goroutine_is_blocked_then_ready_then_runs(int procs, bool blocks)
    {
        var run = await GoRuntime
            .Run(() => Busy(blocks), new RunOptions { MaxProcs = procs, Trace = true })
            .WaitAsync(s_watchdog);
        Assert.Equal("", run.Stderr);
        var events = run.Trace!.Events;
        Assert.Equal(events.Select(e => e.Time).Order(), events.Select(e => e.Time));
        foreach (var own in events.Where(e => e.Goroutine > 0).GroupBy(e => e.Goroutine))
        {
            TraceEventKind? last = null;
            foreach (var e in own.Where(e => Before(e.Kind).Length > 0))
            {
                Assert.True(
                    last is null ? e.Kind == TraceEventKind.Created : Before(e.Kind).Contains(last),
                    $"goroutine {own.Key}: {last}, then {e.Kind} at {e.Time}"
                );
                last = e.Kind;
            }
        }
    }

    /// <summary>What may come before; nothing for what may come at any time.</summary>
    private static TraceEventKind?[] Before(TraceEventKind kind) =>
        kind switch
        {
            TraceEventKind.Created => [null],
            TraceEventKind.Ready => [TraceEventKind.Blocked],
            TraceEventKind.Running =>
            [
                TraceEventKind.Created,
                TraceEventKind.Ready,
                TraceEventKind.Yielded,
            ],
            TraceEventKind.Blocked or TraceEventKind.Yielded or TraceEventKind.Ended =>
            [
                TraceEventKind.Running,
            ],
            _ => [],
        };

    private static async GoTask Busy(bool blocks)
    {
        var ch = new Chan<int>();
        var mu = new Mutex();
        var wg = new WaitGroup();
        for (int i = 0; i < 8; i++)
        {
            int number = i;
            wg.Go(async () =>
            {
                for (int n = 0; n < 500; n++)
                {
                    if (number % 2 == 0)
                        await ch.Send(n);
                    else
                        await ch.Receive();
                    using (await mu.Lock())
                        if (n % 8 == 0)
                            await Gosched();
                    if (blocks && n % 100 == 0)
                        await Blocking(static () => Thread.Sleep(1));
                }
            });
        }
        await wg.Wait();
    }
}
