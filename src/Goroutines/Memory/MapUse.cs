namespace Goroutines;

/// <summary>Who is inside a map: any number of readers, or one writer. Others end the program, as Go's maps do.</summary>
/// <remarks>Go's check is on best effort. This one misses nobody, for a broken <c>Dictionary</c> may do anything.</remarks>
internal struct MapUse
{
    private const int Writing = -1;
    private int _state;

    internal void BeginReading()
    {
        int state = Volatile.Read(ref _state);
        while (state != Writing)
        {
            int seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state)
                return;
            state = seen;
        }
        Operations.Fatal("concurrent map read and map write");
    }

    internal void EndReading() => Interlocked.Decrement(ref _state);

    internal void BeginWriting()
    {
        int seen = Interlocked.CompareExchange(ref _state, Writing, 0);
        if (seen != 0)
            Operations.Fatal(
                seen == Writing ? "concurrent map writes" : "concurrent map read and map write"
            );
    }

    internal void EndWriting() => Volatile.Write(ref _state, 0);
}
