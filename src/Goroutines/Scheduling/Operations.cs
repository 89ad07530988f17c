using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>What every operation of the library does besides its own work.</summary>
internal static class Operations
{
    /// <summary>
    /// Whether there ever was a goroutine that is watched. What is cheaper than finding out who runs, such as an
    /// atomic, looks at this first.
    /// </summary>
    internal static bool IsWatching { get; set; }

    /// <summary>Whether the running goroutine should let others run though it could go on.</summary>
    internal static bool ShouldYield() => ShouldYield(Goroutine.Current);

    /// <summary>The same for who knows the running goroutine already: finding it costs as much as all the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ShouldYield(Goroutine? running) =>
        running is not null
        && (running.YieldRequested || running.IsWatched && running.Scheduler.ShouldYield());

    /// <summary>Says that the running goroutine has done something: its trace wants to know, and who simulates it.</summary>
    internal static void Note(
        OperationKind operation,
        ref Subject subject,
        string file = "",
        int line = 0
    ) => Note(Goroutine.Current, operation, ref subject, file, line);

    /// <summary>The same for who knows the running goroutine already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Note(
        Goroutine? running,
        OperationKind operation,
        ref Subject subject,
        string file = "",
        int line = 0
    )
    {
        if (running is { IsWatched: true })
            NoteWatched(running, operation, ref subject, file, line);
    }

    /// <summary>The end of an operation without an await: a simulation may let others run here.</summary>
    internal static void Point() => Point(Goroutine.Current);

    /// <summary>The same for who knows the running goroutine already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Point(Goroutine? running)
    {
        if (running is { IsWatched: true })
            running.Scheduler.Point();
    }

    /// <summary>An operation without an await, and the end of it.</summary>
    internal static void Did(
        OperationKind operation,
        ref Subject subject,
        string file = "",
        int line = 0
    ) => Did(Goroutine.Current, operation, ref subject, file, line);

    /// <summary>The same for who knows the running goroutine already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Did(
        Goroutine? running,
        OperationKind operation,
        ref Subject subject,
        string file = "",
        int line = 0
    )
    {
        if (running is not { IsWatched: true })
            return;
        NoteWatched(running, operation, ref subject, file, line);
        running.Scheduler.Point();
    }

    /// <summary>The same for what costs less than finding out who runs.</summary>
    /// <returns>The operation's result.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T After<T>(T result, OperationKind operation, ref Subject subject)
    {
        if (IsWatching)
            Did(Goroutine.Current, operation, ref subject);
        return result;
    }

    private static void NoteWatched(
        Goroutine goroutine,
        OperationKind operation,
        ref Subject subject,
        string file,
        int line
    )
    {
        long number = subject.In(goroutine);
        goroutine.Scheduler.Touch(number, operation.Access());
        if (operation.Text() is { } name)
            goroutine.Program.Trace?.Operation(goroutine, name, number, file, line);
    }

    /// <summary>Whether somebody else may be running at this moment, so that trying again can be of use.</summary>
    internal static bool CanSpin =>
        Goroutine.Current is { Program.IsSimulated: false, Scheduler.MaxProcs: > 1 };

    /// <summary>The number of the subject in the running program.</summary>
    internal static long Number(ref Subject subject) => subject.In(Goroutine.Current);

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
