namespace Goroutines;

/// <summary>Collects the events of one run: every thread into a buffer of its own, merged when the run is over.</summary>
/// <remarks>Knows no goroutine and no clock: who reports an event says who and when.</remarks>
internal sealed class TraceBuffers
{
    private readonly TraceBuffer? _only;

    /// <summary>Makes buffers.</summary>
    /// <param name="isTakingTurns">
    /// Whether only one thread runs at a time. Then one buffer does for all, and keeps the order of what happens at one
    /// instant of virtual time.
    /// </param>
    internal TraceBuffers(bool isTakingTurns)
    {
        if (isTakingTurns)
            _only = NewBuffer();
    }

    [ThreadStatic]
    private static TraceBuffer? t_buffer;

    private readonly List<TraceBuffer> _buffers = [];

    /// <summary>The calling thread's.</summary>
    internal TraceBuffer Mine =>
        _only is not null ? _only
        : t_buffer is { } buffer && buffer.Owner == this ? buffer
        : NewBuffer();

    /// <summary>All events so far, by time; those of one thread stay in their order.</summary>
    internal List<TraceEvent> Merge()
    {
        var all = new List<TraceEvent>();
        lock (_buffers)
        {
            foreach (var buffer in _buffers)
                buffer.CopyTo(all);
        }
        // OrderBy is stable, and a stable order is what makes equal instants come out as they happened.
        return [.. all.OrderBy(e => e.Time)];
    }

    private TraceBuffer NewBuffer()
    {
        var buffer = new TraceBuffer(this);
        t_buffer = buffer;
        lock (_buffers)
            _buffers.Add(buffer);
        return buffer;
    }
}
