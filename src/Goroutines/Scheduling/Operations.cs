using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>What every operation of the library does besides its own work.</summary>
internal static class Operations
{
    /// <summary>Whether the running goroutine should let others run though it could go on.</summary>
    internal static bool ShouldYield() => ShouldYield(Goroutine.Current);

    /// <summary>The same for who knows the running goroutine already: finding it costs as much as all the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ShouldYield(Goroutine? running) =>
        running is not null
        && (running.YieldRequested || running.IsWatched && running.Scheduler.ShouldYield());

    /// <summary>Notes in the trace, if there is one, that the running goroutine has done something.</summary>
    internal static void Note(string name, ref Subject subject, string file = "", int line = 0) =>
        Note(Goroutine.Current, name, ref subject, file, line);

    /// <summary>The same for who knows the running goroutine already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Note(
        Goroutine? running,
        string name,
        ref Subject subject,
        string file = "",
        int line = 0
    )
    {
        if (running is { IsWatched: true })
            NoteInTrace(running, name, ref subject, file, line);
    }

    private static void NoteInTrace(
        Goroutine goroutine,
        string name,
        ref Subject subject,
        string file,
        int line
    ) =>
        goroutine.Program.Trace?.Operation(
            goroutine,
            name,
            subject.In(goroutine.Program),
            file,
            line
        );

    /// <summary>Whether somebody else may be running at this moment, so that trying again can be of use.</summary>
    internal static bool CanSpin =>
        Goroutine.Current is { Program.IsSimulated: false, Scheduler.MaxProcs: > 1 };

    /// <summary>The number of the subject in the running program.</summary>
    internal static long Number(ref Subject subject) => subject.In(Goroutine.Current?.Program);

    /// <summary>Runs a call that blocks the thread, while others have the processor.</summary>
    /// <returns>Whether the goroutine may go on; else it must yield.</returns>
    internal static bool Block(Action call)
    {
        if (Goroutine.Current is not { } goroutine)
        {
            call();
            return true;
        }
        bool goesOn = false;
        goroutine.Elsewhere = Whereabouts.Syscall;
        goroutine.Scheduler.EnterBlocking();
        try
        {
            call();
        }
        finally
        {
            goesOn = goroutine.Scheduler.ExitBlocking();
            goroutine.Elsewhere = Whereabouts.Here;
        }
        return goesOn;
    }

    /// <summary>Ends the program with an error that nothing can catch.</summary>
    internal static void Fatal(string message)
    {
        if (Goroutine.Current is { } g)
            g.Program.Fatal(g, message);
        throw new FatalErrorException(message);
    }
}
