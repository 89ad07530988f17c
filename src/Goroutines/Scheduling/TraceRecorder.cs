namespace Goroutines;

/// <summary>Turns what happens to goroutines and processors into trace events.</summary>
/// <remarks>
/// Reading the clock is a good part of what an event costs. So what happens at one instant on one thread reads it
/// once: that a goroutine stops and the next one runs; that an operation is carried out and whom it wakes is ready.
/// Nobody may share a time with what came before something that another thread has done to the same goroutine: then
/// the goroutine's own events could be out of order.
/// </remarks>
internal sealed class TraceRecorder
{
    private readonly TraceBuffers _buffers;

    /// <param name="isSimulated">Whether one goroutine runs at a time.</param>
    /// <param name="limit">How many events are kept, from 1: the latest.</param>
    internal TraceRecorder(bool isSimulated, int limit = int.MaxValue) =>
        _buffers = new TraceBuffers(isSimulated, limit);

    /// <summary>Whose clock times are read from.</summary>
    internal IScheduler? Scheduler { private get; set; }

    /// <summary>How many events the calling thread has added; in a simulation, how many there are.</summary>
    internal int Count => (int)_buffers.Mine.Count;

    private long Now => Scheduler?.Now ?? 0;

    internal void Created(Goroutine goroutine) =>
        Add(
            new(Now, TraceEventKind.Created, goroutine.Id, Here)
            {
                Other = goroutine.Creator,
                File = goroutine.File,
                Line = goroutine.Line,
            }
        );

    internal void Ready(Goroutine goroutine) =>
        Add(
            new(Now, TraceEventKind.Ready, goroutine.Id, Here)
            {
                Other = Goroutine.Current?.Id ?? 0,
            }
        );

    /// <summary>The same by who knows its own thread.</summary>
    /// <param name="goroutine">Who is ready.</param>
    /// <param name="here">The calling thread, if it runs goroutines.</param>
    /// <param name="isOwn">Whether all that happened to the goroutine before happened on this thread's processor.</param>
    internal void Ready(Goroutine goroutine, Runner? here, bool isOwn)
    {
        var waker = here?.Running;
        var buffer = _buffers.Mine;
        // Between steps the last event may be of long ago.
        long time = isOwn && waker is not null ? buffer.LastTime : Now;
        buffer.Add(
            new(time, TraceEventKind.Ready, goroutine.Id, waker?.Processor ?? -1)
            {
                Other = waker?.Id ?? 0,
            }
        );
    }

    /// <summary>A goroutine runs.</summary>
    /// <param name="goroutine">Who.</param>
    /// <param name="processor">Where.</param>
    /// <param name="follows">Whether another one has stopped there at this instant.</param>
    internal void Running(Goroutine goroutine, int processor, bool follows = false)
    {
        var buffer = _buffers.Mine;
        long time = follows ? buffer.LastTime : Now;
        buffer.Add(new(time, TraceEventKind.Running, goroutine.Id, processor));
    }

    internal void Blocked(Waiter waiter)
    {
        var goroutine = waiter.Goroutine;
        Add(
            new(Now, TraceEventKind.Blocked, goroutine.Id, goroutine.Processor)
            {
                Text = waiter.Reason.Text(),
                Subject = waiter.Subject,
                File = waiter.File,
                Line = waiter.Line,
            }
        );
    }

    /// <summary>The goroutine lets others run, because it wants to or because its time was up.</summary>
    internal void Yielded(Waiter waiter) =>
        Add(
            new(Now, TraceEventKind.Yielded, waiter.Goroutine.Id, Here)
            {
                Text = waiter.Reason == WaitReason.GiveWay ? null : TraceEvent.Preempted,
                File = waiter.File,
                Line = waiter.Line,
            }
        );

    /// <summary>The goroutine stopped in the middle of a step, at the end of an operation without an await.</summary>
    internal void Interrupted(Goroutine goroutine) =>
        Add(new(Now, TraceEventKind.Yielded, goroutine.Id, Here) { Text = TraceEvent.Preempted });

    /// <summary>The goroutine stopped without a wait of the library: it awaits a socket, a file, a foreign task.</summary>
    internal void AwaitsOutside(Goroutine goroutine, int processor) =>
        Add(
            new(Now, TraceEventKind.Blocked, goroutine.Id, processor) { Text = OutsideWaits.Reason }
        );

    internal void Ended(Goroutine goroutine) =>
        Add(new(Now, TraceEventKind.Ended, goroutine.Id, Here));

    internal void ProcessorStarted(int processor) =>
        Add(new(Now, TraceEventKind.ProcessorStarted, 0, processor));

    internal void ProcessorStopped(int processor) =>
        Add(new(Now, TraceEventKind.ProcessorStopped, 0, processor));

    internal void ProcessorLent(long goroutine, int processor) =>
        Add(new(Now, TraceEventKind.ProcessorLent, goroutine, processor));

    internal void Stolen(Goroutine goroutine, int processor, int victim) =>
        Add(new(Now, TraceEventKind.Stolen, goroutine.Id, processor) { Subject = victim });

    internal void Operation(
        Goroutine goroutine,
        string name,
        long subject,
        string file,
        int line
    ) =>
        Add(
            new(Now, TraceEventKind.Operation, goroutine.Id, goroutine.Processor)
            {
                Text = name,
                Subject = subject,
                File = file.Length == 0 ? null : file,
                Line = line,
            }
        );

    internal void Output(Goroutine goroutine, string text) =>
        Add(new(Now, TraceEventKind.Output, goroutine.Id, Here) { Text = text });

    /// <summary>The trace of a run that took <paramref name="elapsed"/>.</summary>
    internal Trace ToTrace(int maxProcs, TimeSpan elapsed, bool isSimulated, CpuUse? cpu = null)
    {
        var (events, dropped) = _buffers.Merge();
        return new(OutsideWaits.Confirmed(events), maxProcs, elapsed, isSimulated)
        {
            Dropped = dropped,
            Cpu = cpu,
        };
    }

    private static int Here => Goroutine.Current?.Processor ?? -1;

    private void Add(in TraceEvent e) => _buffers.Mine.Add(e);
}
