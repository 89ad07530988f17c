namespace Goroutines;

/// <summary>What the race detector remembers of a variable: the last write, and all reads since.</summary>
/// <remarks>
/// More is not needed. If a read comes before a write, and a later access is not ordered with the read, it is not
/// ordered with the write either, and the race with that one is found. <c>_gate</c> guards it all; a race is reported
/// outside.
/// </remarks>
/// <param name="variable">The variable as a report names it.</param>
internal sealed class AccessHistory(string variable)
{
    private readonly Lock _gate = new();
    private readonly AccessSet _writes = new();
    private readonly AccessSet _reads = new();

    /// <summary>A strand reads: that races with a write that it does not know of.</summary>
    internal void Read(Strand strand, string operation, string file, int line)
    {
        var mark = new AccessMark(strand, strand.Now(), false, operation, file, line);
        List<AccessMark>? unordered = null;
        lock (_gate)
        {
            _writes.AddUnknown(strand, ref unordered);
            _reads.Add(mark);
        }
        strand.Detector.Found(variable, mark, unordered);
    }

    /// <summary>A strand writes: that races with any access that it does not know of.</summary>
    internal void Write(Strand strand, string operation, string file, int line)
    {
        var mark = new AccessMark(strand, strand.Now(), true, operation, file, line);
        List<AccessMark>? unordered = null;
        lock (_gate)
        {
            _writes.AddUnknown(strand, ref unordered);
            _reads.AddUnknown(strand, ref unordered);
            _reads.Clear();
            _writes.Clear();
            _writes.Add(mark);
        }
        strand.Detector.Found(variable, mark, unordered);
    }
}
