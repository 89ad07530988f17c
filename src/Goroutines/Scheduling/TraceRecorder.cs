namespace Goroutines;

/// <summary>Turns what happens to goroutines and processors into trace events.</summary>
/// <param name="clock">The scheduler's clock, in nanoseconds.</param>
/// <param name="isSimulated">Whether its threads take turns.</param>
internal sealed class TraceRecorder(Func<long> clock, bool isSimulated)
{
    private readonly TraceBuffers _buffers = new(isSimulated);

    internal void Created(Goroutine goroutine) =>
        Add(
            new(clock(), TraceEventKind.Created, goroutine.Id, Here)
            {
                Other = goroutine.Creator,
                File = goroutine.File,
                Line = goroutine.Line,
            }
        );

    internal void Ready(Goroutine goroutine) =>
        Add(
            new(clock(), TraceEventKind.Ready, goroutine.Id, Here)
            {
                Other = Goroutine.Current?.Id ?? 0,
            }
        );

    internal void Running(Goroutine goroutine, int processor) =>
        Add(new(clock(), TraceEventKind.Running, goroutine.Id, processor));

    internal void Blocked(Waiter waiter) =>
        Add(
            new(clock(), TraceEventKind.Blocked, waiter.Goroutine.Id, Here)
            {
                Text = waiter.Reason.Text(),
                Subject = waiter.Subject,
                File = waiter.File,
                Line = waiter.Line,
            }
        );

    internal void Yielded(Waiter waiter) =>
        Add(
            new(clock(), TraceEventKind.Yielded, waiter.Goroutine.Id, Here)
            {
                File = waiter.File,
                Line = waiter.Line,
            }
        );

    /// <summary>The goroutine stopped in the middle of a step, at the end of an operation without an await.</summary>
    internal void Interrupted(Goroutine goroutine) =>
        Add(new(clock(), TraceEventKind.Yielded, goroutine.Id, Here));

    /// <summary>The goroutine stopped without a wait of the library: it awaits a socket, a file, a foreign task.</summary>
    internal void AwaitsOutside(Goroutine goroutine, int processor) =>
        Add(new(clock(), TraceEventKind.Blocked, goroutine.Id, processor) { Text = "IO wait" });

    internal void Ended(Goroutine goroutine) =>
        Add(new(clock(), TraceEventKind.Ended, goroutine.Id, Here));

    internal void ProcessorStarted(int processor) =>
        Add(new(clock(), TraceEventKind.ProcessorStarted, 0, processor));

    internal void ProcessorStopped(int processor) =>
        Add(new(clock(), TraceEventKind.ProcessorStopped, 0, processor));

    internal void ProcessorLent(long goroutine, int processor) =>
        Add(new(clock(), TraceEventKind.ProcessorLent, goroutine, processor));

    internal void Stolen(Goroutine goroutine, int processor, int victim) =>
        Add(new(clock(), TraceEventKind.Stolen, goroutine.Id, processor) { Subject = victim });

    internal void Operation(
        Goroutine goroutine,
        string name,
        long subject,
        string file,
        int line
    ) =>
        Add(
            new(clock(), TraceEventKind.Operation, goroutine.Id, Here)
            {
                Text = name,
                Subject = subject,
                File = file.Length == 0 ? null : file,
                Line = line,
            }
        );

    internal void Output(Goroutine goroutine, string text) =>
        Add(new(clock(), TraceEventKind.Output, goroutine.Id, Here) { Text = text });

    /// <summary>The trace of a run that took <paramref name="elapsed"/>.</summary>
    internal Trace ToTrace(int maxProcs, TimeSpan elapsed, bool isSimulated) =>
        new(_buffers.Merge(), maxProcs, elapsed, isSimulated);

    private static int Here => Goroutine.Current?.Processor ?? -1;

    private void Add(in TraceEvent e) => _buffers.Add(e);
}
