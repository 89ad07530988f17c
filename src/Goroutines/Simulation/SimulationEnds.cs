using System.Globalization;

namespace Goroutines;

/// <summary>The ends of a program that only the simulator knows.</summary>
internal static class SimulationEnds
{
    /// <summary>A goroutine waits for something that is not simulated.</summary>
    internal static ProgramEnd Outside(Goroutine goroutine)
    {
        string where = goroutine.Program.OutsideAwaits?.PlaceOf(goroutine) is var (file, line)
            ? string.Create(CultureInfo.InvariantCulture, $", at {file}:{line},")
            : "";
        return Error(
            $"simulation error: {Name(goroutine)} waits for something outside the simulation{where} "
                + "(Task.Delay, Task.Run, a socket, a file). Use Sleep, Go and channels instead, "
                + "or run the program with GoRuntime.Run."
        );
    }

    /// <summary>The program takes more steps than any it was meant for.</summary>
    internal static ProgramEnd TooLong(long maxSteps) =>
        Error(
            string.Create(
                CultureInfo.InvariantCulture,
                $"simulation error: no end after {maxSteps} steps. The program may loop for ever without "
                    + $"letting time pass; if it is only long, set MaxSteps."
            ),
            FindingKind.Livelock
        );

    /// <summary>A goroutine blocks its thread, and in a simulation nobody comes to end that.</summary>
    internal static ProgramEnd Blocked(Goroutine? goroutine) =>
        Error(
            $"simulation error: {Name(goroutine)} blocks its thread (lock, Thread.Sleep, Task.Wait), "
                + "and nothing else runs meanwhile. Use Mutex, Sleep and await instead."
        );

    private static string Name(Goroutine? goroutine) =>
        goroutine switch
        {
            null => "a goroutine",
            { Creator: 0 } => "main",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"goroutine {goroutine.Id}, created at {goroutine.File}:{goroutine.Line},"
            ),
        };

    private static ProgramEnd Error(string message, FindingKind death = FindingKind.Fatal) =>
        new(2, message + "\n", new SimulationException(message), null) { Death = death };
}
