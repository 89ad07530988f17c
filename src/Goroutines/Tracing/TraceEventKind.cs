namespace Goroutines;

/// <summary>What a <see cref="TraceEvent"/> reports.</summary>
public enum TraceEventKind
{
    /// <summary>A goroutine was made by a <c>go</c> statement; <c>Other</c> is the goroutine that made it.</summary>
    Created,

    /// <summary>A goroutine's wait is over and it stands in a run queue; <c>Other</c> is who ended the wait.</summary>
    Ready,

    /// <summary>A goroutine begins or goes on to run on <c>Processor</c>.</summary>
    Running,

    /// <summary>A goroutine stops running because it waits; <c>Text</c> is the reason in Go's words.</summary>
    Blocked,

    /// <summary>
    /// A goroutine gives up its processor and stays ready; <c>Text</c> is <see cref="TraceEvent.Preempted"/> if it did not ask
    /// for that, and else null.
    /// </summary>
    Yielded,

    /// <summary>A goroutine's function returned or panicked.</summary>
    Ended,

    /// <summary>A processor has found a worker to run it.</summary>
    ProcessorStarted,

    /// <summary>A processor has nothing to run and goes idle.</summary>
    ProcessorStopped,

    /// <summary>A processor was taken from a worker whose goroutine did not come back in time, and lent to another.</summary>
    ProcessorLent,

    /// <summary>A processor took the goroutine from the run queue of processor <c>Subject</c>.</summary>
    Stolen,

    /// <summary>A library operation was carried out; <c>Text</c> names it, <c>Subject</c> is the channel or lock.</summary>
    Operation,

    /// <summary>A goroutine wrote <c>Text</c> to the console.</summary>
    Output,
}
