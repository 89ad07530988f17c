using System.Runtime.InteropServices;

namespace Charts.Timelines;

/// <summary>A processor took a goroutine out of another's run queue.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Steal(long Time, int Processor, long Victim, long Goroutine);
