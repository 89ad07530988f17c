namespace Goroutines;

/// <summary>The number by which traces and reports name a channel, lock or group: given at its first mention.</summary>
/// <remarks>Numbers are the program's, so that the same program gives the same trace wherever it runs.</remarks>
internal struct Subject
{
    /// <summary>The number of a program's output, of which there is one.</summary>
    internal const long Output = -1;

    private long _number;

    internal Subject(long number) => _number = number;

    /// <summary>The number in the program of whoever runs; 0 if nobody does and it has none yet.</summary>
    internal long In(Goroutine? running)
    {
        long number = Volatile.Read(ref _number);
        return number != 0 || running is null ? number : Name(running.Program);
    }

    private long Name(Program program)
    {
        long number = program.NewSubject();
        long other = Interlocked.CompareExchange(ref _number, number, 0);
        return other == 0 ? number : other;
    }
}
