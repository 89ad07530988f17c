namespace Goroutines;

/// <summary>Whom a reader/writer lock orders, for the race detector.</summary>
/// <remarks>A writer comes after all who unlocked before it; a reader comes after the writers only.</remarks>
internal sealed class RWMutexClocks
{
    private VectorClock? _written;
    private VectorClock? _read;

    internal void BeginWriting(Strand strand)
    {
        strand.Acquire(Volatile.Read(ref _written));
        strand.Acquire(Volatile.Read(ref _read));
    }

    internal void EndWriting(Strand strand) => strand.Release(ref _written);

    internal void BeginReading(Strand strand) => strand.Acquire(Volatile.Read(ref _written));

    internal void EndReading(Strand strand) => strand.Release(ref _read);
}
