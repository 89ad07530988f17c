using Goroutines;

namespace Exercises.Checking;

/// <summary>What a traced run tells about how an answer works, beyond what it computes.</summary>
internal static class RunFacts
{
    /// <summary>How many goroutines a <c>go</c> statement started; main is none of them.</summary>
    internal static int Started(this ProgramRun run) =>
        run.Events().Count(e => e.Kind == TraceEventKind.Created && e.Goroutine != 1);

    /// <summary>How many times a goroutine slept, or any; main is number 1.</summary>
    internal static int Sleeps(this ProgramRun run, long? goroutine = null) =>
        run.Waits("sleep", goroutine);

    /// <summary>How many times a goroutine, or any, had to wait for this reason, in Go's words: <c>sync.WaitGroup.Wait</c>.</summary>
    internal static int Waits(this ProgramRun run, string reason, long? goroutine = null) =>
        run.Events()
            .Count(e =>
                e.Kind == TraceEventKind.Blocked
                && e.Text == reason
                && (goroutine is null || e.Goroutine == goroutine)
            );

    /// <summary>How many times an operation was carried out: <c>send</c>, <c>receive</c>, <c>lock</c>, <c>close</c>…</summary>
    internal static int Does(this ProgramRun run, string operation, long? goroutine = null) =>
        run.Events()
            .Count(e =>
                e.Kind == TraceEventKind.Operation
                && e.Text == operation
                && (goroutine is null || e.Goroutine == goroutine)
            );

    /// <summary>The most goroutines that were alive at a time, main included.</summary>
    internal static int MostAlive(this ProgramRun run)
    {
        int alive = 0;
        int most = 0;
        foreach (var e in run.Events())
        {
            alive += e.Kind switch
            {
                TraceEventKind.Created => 1,
                TraceEventKind.Ended => -1,
                _ => 0,
            };
            most = Math.Max(most, alive);
        }
        return most;
    }

    private static IReadOnlyList<TraceEvent> Events(this ProgramRun run) => run.Trace!.Events;
}
