using System.Runtime.CompilerServices;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginReceive(Goroutine? running)
    {
        if (running is { IsWatched: true, Strand: not null })
            Watch();
    }

    /// <summary>A goroutine is about to send.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginSend(Goroutine? running, string file, int line)
    {
        if (running is { IsWatched: true, Strand: not null })
            BeginWatchedSend(running, file, line);
    }

    private void BeginWatchedSend(Goroutine running, string file, int line) =>
        Watch().BeginSend(running.Strand!, _subject.In(running), file, line);

    /// <summary>The same for a send that does not know where it was called.</summary>
    private void BeginTrySend()
    {
        if (Goroutine.Current is not { Strand: not null } running)
            return;
        var (file, line) = CallerPlace.Find();
        BeginWatchedSend(running, file, line);
    }

    /// <summary>A goroutine is about to close the channel.</summary>
    private void BeginClose()
    {
        if (Goroutine.Current is not { Strand: { } strand } running)
            return;
        var (file, line) = CallerPlace.Find();
        Watch().BeginClose(strand, _subject.In(running), file, line);
    }

    /// <summary>Who sees that the channel is closed, without receiving from it, comes after the close.</summary>
    internal void LearnOfClose()
    {
        if (Volatile.Read(ref _clocks) is { } clocks)
            clocks.LearnOfClose(Ordering.Strand);
    }
}
