namespace Goroutines;

/// <content>What the race detector wants to know of a channel; nothing of it happens unless it searches.</content>
public sealed partial class Chan<T>
{
    private ChanClocks? _clocks;

    /// <summary>From now on the channel remembers whom it orders.</summary>
    private ChanClocks Watch()
    {
        if (Volatile.Read(ref _clocks) is { } clocks)
            return clocks;
        _lock.Enter();
        // A full fence in between: whoever sees the clocks sees them made.
        _clocks ??= new ChanClocks(Cap, _count);
        _lock.Exit();
        return _clocks;
    }

    /// <summary>A goroutine is about to receive.</summary>
    internal void BeginReceive(Goroutine? running)
    {
        if (running is { IsWatched: true, Strand: not null })
            Watch();
    }

    /// <summary>A goroutine is about to send.</summary>
    internal void BeginSend(Goroutine? running, string file, int line)
    {
        if (running is { IsWatched: true, Strand: { } strand })
            Watch().BeginSend(strand, _subject.In(running.Program), file, line);
    }

    /// <summary>The same for a send that does not know where it was called.</summary>
    private void BeginSend(Goroutine? running)
    {
        if (running is not { IsWatched: true, Strand: not null })
            return;
        var (file, line) = CallerPlace.Find();
        BeginSend(running, file, line);
    }

    /// <summary>A goroutine is about to close the channel.</summary>
    private void BeginClose(Goroutine? running)
    {
        if (running is not { IsWatched: true, Strand: { } strand })
            return;
        var (file, line) = CallerPlace.Find();
        Watch().BeginClose(strand, _subject.In(running.Program), file, line);
    }

    /// <summary>Who sees that the channel is closed, without receiving from it, comes after the close.</summary>
    internal void LearnOfClose()
    {
        if (Volatile.Read(ref _clocks) is { } clocks)
            clocks.LearnOfClose(Ordering.Strand);
    }
}
