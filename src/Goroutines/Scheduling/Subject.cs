namespace Goroutines;

/// <summary>The number by which traces and reports name a channel, lock or group: given at its first mention.</summary>
/// <remarks>Numbers are the program's, so that the same program gives the same trace wherever it runs.</remarks>
internal struct Subject
{
    /// <summary>The number of a program's output, of which there is one.</summary>
    internal const long Output = -1;

    private long _number;

    internal Subject(long number) => _number = number;

    internal long In(Program? program)
    {
        long number = Volatile.Read(ref _number);
        if (number != 0 || program is null)
            return number;
        number = program.NewSubject();
        long other = Interlocked.CompareExchange(ref _number, number, 0);
        return other == 0 ? number : other;
    }
}
