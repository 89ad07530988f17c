namespace Goroutines;

/// <summary>Collects the events of one run: every thread into a buffer of its own, merged when the run is over.</summary>
/// <remarks>
/// Knows no goroutine and no clock: who reports an event says who and when. Where threads take turns, as a simulation's
/// do, they share one buffer: much happens at one instant there, and only the buffer knows in which order.
/// </remarks>
internal sealed class TraceBuffers
{
    [ThreadStatic]
    private static Buffer? t_buffer;

    private readonly List<Buffer> _buffers = [];
    private readonly Buffer? _shared;

    /// <param name="isShared">Whether the threads take turns.</param>
    internal TraceBuffers(bool isShared)
    {
        if (isShared)
            _buffers.Add(_shared = new Buffer(this));
    }

    internal void Add(in TraceEvent e)
    {
        var buffer = _shared ?? t_buffer;
        if (buffer is null || buffer.Owner != this)
            buffer = NewBuffer();
        // Read and cut short only after the run; the lock is there for threads that outlive it.
        lock (buffer)
            buffer.Events.Add(e);
    }

    /// <summary>All events so far, by time; those of one thread stay in their order.</summary>
    internal List<TraceEvent> Merge()
    {
        var all = new List<TraceEvent>();
        lock (_buffers)
        {
            foreach (var buffer in _buffers)
            {
                lock (buffer)
                    all.AddRange(buffer.Events);
            }
        }
        // OrderBy is stable, and a stable order is what makes equal instants come out as they happened.
        return [.. all.OrderBy(e => e.Time)];
    }

    private Buffer NewBuffer()
    {
        var buffer = new Buffer(this);
        t_buffer = buffer;
        lock (_buffers)
            _buffers.Add(buffer);
        return buffer;
    }

    private sealed class Buffer(TraceBuffers owner)
    {
        internal TraceBuffers Owner { get; } = owner;

        internal List<TraceEvent> Events { get; } = [];
    }
}
