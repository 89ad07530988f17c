using System.Diagnostics;

namespace Goroutines;

/// <summary>The place in the program's own code that called an operation without caller information.</summary>
/// <remarks>Looking for it takes long: it is for the race detector only.</remarks>
internal static class CallerPlace
{
    internal static (string File, int Line) Find()
    {
        foreach (var frame in new StackTrace(skipFrames: 1, fNeedFileInfo: true).GetFrames())
            if (FrameName.Of(frame) is not null)
                return (frame.GetFileName() ?? "", frame.GetFileLineNumber());
        // The operation itself is the goroutine's function: Go(ch.Close).
        return Goroutine.Current is { } running ? (running.File, running.Line) : ("", 0);
    }
}
