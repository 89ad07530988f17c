namespace Goroutines;

/// <summary>Collects the events of one run: every thread into a buffer of its own, merged when the run is over.</summary>
/// <remarks>Knows no goroutine and no clock: who reports an event says who and when.</remarks>
internal sealed class TraceBuffers
{
    private readonly TraceBuffer? _only;
    private readonly int _limit;

    /// <summary>Makes buffers.</summary>
    /// <param name="isTakingTurns">
    /// Whether only one thread runs at a time. Then one buffer does for all, and keeps the order of what happens at one
    /// instant of virtual time.
    /// </param>
    /// <param name="limit">How many events are kept, from 1: the latest.</param>
    internal TraceBuffers(bool isTakingTurns, int limit = int.MaxValue)
    {
        _limit = limit;
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

    /// <summary>The events so far, by time; those of one thread stay in their order.</summary>
    /// <remarks>The latest of all are among the latest of each thread: so each keeps as many as the whole.</remarks>
    /// <returns>The latest, and how many were dropped.</returns>
    internal (List<TraceEvent> Events, long Dropped) Merge()
    {
        var all = new List<TraceEvent>();
        long count = 0;
        lock (_buffers)
        {
            foreach (var buffer in _buffers)
                count += buffer.CopyTo(all);
        }
        // OrderBy is stable, and a stable order is what makes equal instants come out as they happened.
        List<TraceEvent> sorted = [.. all.OrderBy(e => e.Time)];
        if (sorted.Count > _limit)
            sorted.RemoveRange(0, sorted.Count - _limit);
        return (sorted, count - sorted.Count);
    }

    private TraceBuffer NewBuffer()
    {
        var buffer = new TraceBuffer(this, _limit);
        t_buffer = buffer;
        lock (_buffers)
            _buffers.Add(buffer);
        return buffer;
    }
}
