namespace Goroutines;

/// <content>What the race detector wants to know of a wait group; nothing of it happens unless it searches.</content>
public sealed partial class WaitGroup
{
    private WaitGroupClocks? _clocks;

    private WaitGroupClocks Clocks(Goroutine running)
    {
        if (Volatile.Read(ref _clocks) is { } clocks)
            return clocks;
        var made = new WaitGroupClocks(_subject.In(running));
        return Interlocked.CompareExchange(ref _clocks, made, null) ?? made;
    }

    /// <summary>The counter is about to be lowered.</summary>
    private void BeginDone()
    {
        if (Goroutine.Current is { Strand: { } strand } running)
            Clocks(running).Done(strand);
    }

    /// <summary>The counter was raised from zero.</summary>
    private void BeginRound(string? file, int line)
    {
        if (Goroutine.Current is not { Strand: { } strand } running)
            return;
        if (file is null)
            (file, line) = CallerPlace.Find();
        Clocks(running).BeginRound(strand, file, line);
    }

    /// <summary>Somebody is about to wait.</summary>
    private void BeginWait(string file, int line)
    {
        if (Goroutine.Current is { Strand: { } strand } running)
            Clocks(running).BeginWait(strand, file, line);
    }

    /// <summary>Somebody has seen the counter at zero.</summary>
    internal void NoteReleased()
    {
        if (Volatile.Read(ref _clocks) is { } clocks && Ordering.Strand is { } strand)
            clocks.Released(strand);
    }
}
