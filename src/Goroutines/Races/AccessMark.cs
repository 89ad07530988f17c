using System.Runtime.InteropServices;

namespace Goroutines;

/// <summary>An access as a variable remembers it: who, when in that one's own time, and where.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AccessMark(
    Strand Strand,
    long Time,
    bool IsWrite,
    string Operation,
    string File,
    int Line
)
{
    /// <summary>Whether it comes before whatever <paramref name="strand"/> does now; so it is for other programs.</summary>
    internal bool IsKnownTo(Strand strand) =>
        Strand.Detector != strand.Detector || strand.Knows(Strand.Slot, Time);

    /// <summary>The same for those who have the report.</summary>
    internal RaceAccess ToAccess() =>
        new(Strand.Id, IsWrite, Operation, File, Line)
        {
            CreatedFile = Strand.File,
            CreatedLine = Strand.Line,
            HasEnded = Strand.HasEnded,
        };
}
