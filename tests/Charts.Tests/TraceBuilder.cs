using Goroutines;

namespace Charts.Tests;

/// <summary>Writes a trace by hand, in milliseconds, so that every number in a test can be checked on paper.</summary>
internal sealed class TraceBuilder(int maxProcs)
{
    private const long Millisecond = 1_000_000;
    private readonly List<TraceEvent> _events = [];

    internal TraceBuilder Creates(double at, long maker, long made, int processor = 0) =>
        Add(
            new TraceEvent(At(at), TraceEventKind.Created, made, processor)
            {
                Other = maker,
                File = "/home/learner/Cell 3",
                Line = 5,
            }
        );

    internal TraceBuilder Runs(double at, long goroutine, int processor = 0) =>
        Add(new TraceEvent(At(at), TraceEventKind.Running, goroutine, processor));

    internal TraceBuilder Blocks(
        double at,
        long goroutine,
        string reason,
        int processor = 0,
        long subject = 0
    ) =>
        Add(
            new TraceEvent(At(at), TraceEventKind.Blocked, goroutine, processor)
            {
                Text = reason,
                Subject = subject,
                File = "/home/learner/Cell 3",
                Line = 7,
            }
        );

    internal TraceBuilder Readies(double at, long goroutine, long by = 0) =>
        Add(new TraceEvent(At(at), TraceEventKind.Ready, goroutine, 0) { Other = by });

    internal TraceBuilder Yields(double at, long goroutine) =>
        Add(new TraceEvent(At(at), TraceEventKind.Yielded, goroutine, 0));

    internal TraceBuilder IsPreempted(double at, long goroutine) =>
        Add(
            new TraceEvent(At(at), TraceEventKind.Yielded, goroutine, 0)
            {
                Text = TraceEvent.Preempted,
            }
        );

    internal TraceBuilder Ends(double at, long goroutine, int processor = 0) =>
        Add(new TraceEvent(At(at), TraceEventKind.Ended, goroutine, processor));

    internal TraceBuilder Lends(double at, long goroutine, int processor = 0) =>
        Add(new TraceEvent(At(at), TraceEventKind.ProcessorLent, goroutine, processor));

    internal TraceBuilder Steals(double at, long goroutine, int processor, int victim) =>
        Add(
            new TraceEvent(At(at), TraceEventKind.Stolen, goroutine, processor) { Subject = victim }
        );

    internal TraceBuilder Prints(double at, long goroutine, string text) =>
        Add(new TraceEvent(At(at), TraceEventKind.Output, goroutine, 0) { Text = text });

    internal TraceBuilder Does(double at, long goroutine, string operation, long subject) =>
        Add(
            new TraceEvent(At(at), TraceEventKind.Operation, goroutine, 0)
            {
                Text = operation,
                Subject = subject,
            }
        );

    internal Trace Until(double end, CpuUse? cpu = null) =>
        new(_events, maxProcs, TimeSpan.FromMilliseconds(end)) { Cpu = cpu };

    /// <summary>
    /// Main starts G2 and G3 and waits; on two cores, G3 is stolen at 10 ms and blocks from 30 to 60 ms.
    /// P0: G1 0–10, G2 10–80, G1 90–100 = 90 ms. P1: G3 10–30 and 60–90 = 50 ms. Together 140 of 200 ms: 70 %.
    /// </summary>
    internal static Trace TwoCores(CpuUse? cpu = null) =>
        new TraceBuilder(2)
            .Runs(0, 1)
            .Creates(0, 1, 2)
            .Creates(5, 1, 3)
            .Blocks(10, 1, "sync.WaitGroup.Wait")
            .Runs(10, 2)
            .Steals(10, 3, 1, 0)
            .Runs(10, 3, 1)
            .Blocks(30, 3, "chan receive", 1)
            .Does(50, 2, "send", 7)
            .Readies(50, 3, by: 2)
            .Runs(60, 3, 1)
            .Prints(70, 2, "<b>done</b>\n")
            .Ends(80, 2)
            .Ends(90, 3, 1)
            .Readies(90, 1, by: 3)
            .Runs(90, 1)
            .Ends(100, 1)
            .Until(100, cpu);

    /// <summary>
    /// Half a core for 20 ms, both for 60 ms, none for 20 ms: 130 of 200 ms are 65 %; another program had half a core.
    /// </summary>
    internal static CpuUse BusyMachine() =>
        new()
        {
            Samples = [new(At(20), At(10)), new(At(80), At(130)), new(At(100), At(130))],
            IsOfWorkers = true,
            OtherLoad = 0.5,
        };

    /// <summary>A large run: goroutines that take short turns on eight processors.</summary>
    internal static Trace Large(int goroutines, int events)
    {
        var list = new List<TraceEvent>(events);
        long time = 0;
        for (long g = 2; g <= goroutines + 1; g++)
        {
            list.Add(new TraceEvent(time += 10, TraceEventKind.Created, g, 0) { Other = 1 });
        }

        var on = new long[8];
        var next = 0L;
        while (list.Count + 2 <= events)
        {
            var p = (int)(time / 7 % 8);
            if (on[p] != 0)
            {
                list.Add(new TraceEvent(time, TraceEventKind.Yielded, on[p], p));
            }

            on[p] = 2 + (next++ % goroutines);
            list.Add(
                new TraceEvent(time += 13 + (next % 50 * 40), TraceEventKind.Running, on[p], p)
            );
        }

        return new Trace(list, 8, TimeSpan.FromTicks((time / 100) + 1));
    }

    private static long At(double milliseconds) => (long)(milliseconds * Millisecond);

    private TraceBuilder Add(in TraceEvent e)
    {
        _events.Add(e);
        return this;
    }
}
