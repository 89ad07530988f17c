namespace Goroutines;

/// <content>What the race detector wants to know of a reader/writer lock; nothing of it happens unless it searches.</content>
public sealed partial class RWMutex
{
    private RWMutexClocks? _clocks;

    private RWMutexClocks Clocks
    {
        get
        {
            if (Volatile.Read(ref _clocks) is { } clocks)
                return clocks;
            var made = new RWMutexClocks();
            return Interlocked.CompareExchange(ref _clocks, made, null) ?? made;
        }
    }

    /// <summary>A goroutine, which is watched, has taken the lock.</summary>
    internal void NoteTaken(Goroutine running, OperationKind operation)
    {
        if (running.Strand is not { } strand)
            return;
        if (operation == OperationKind.Lock)
            Clocks.BeginWriting(strand);
        else
            Clocks.BeginReading(strand);
    }

    /// <summary>A goroutine is about to give it back.</summary>
    private void NoteGivenBack(Goroutine? running, OperationKind operation)
    {
        if (running?.Strand is not { } strand)
            return;
        if (operation == OperationKind.Unlock)
            Clocks.EndWriting(strand);
        else
            Clocks.EndReading(strand);
    }
}
