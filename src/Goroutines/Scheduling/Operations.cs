namespace Goroutines;

/// <summary>What every operation of the library does besides its own work.</summary>
internal static class Operations
{
    /// <summary>Whether the running goroutine should let others run though it could go on.</summary>
    internal static bool ShouldYield() => Goroutine.Current is { } g && g.Scheduler.ShouldYield();

    /// <summary>Notes in the trace, if there is one, that the running goroutine has done something.</summary>
    internal static void Note(string name, ref Subject subject, string file = "", int line = 0)
    {
        if (Goroutine.Current is { } g && g.Program.Trace is { } trace)
            trace.Operation(g, name, subject.In(g.Program), file, line);
    }

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
        goroutine.Elsewhere = "syscall";
        goroutine.Scheduler.EnterBlocking();
        try
        {
            call();
        }
        finally
        {
            goesOn = goroutine.Scheduler.ExitBlocking();
            goroutine.Elsewhere = null;
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
