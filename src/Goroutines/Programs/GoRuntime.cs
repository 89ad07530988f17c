using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Programs on real cores, and Go's package <c>runtime</c>.</summary>
public static partial class GoRuntime
{
    /// <summary>How many goroutines there are in the running program, the caller included: <c>runtime.NumGoroutine()</c>.</summary>
    public static int NumGoroutine => Clock.Scheduler.Program.Goroutines.Count;

    /// <summary>How many cores the machine has for this process: <c>runtime.NumCPU()</c>.</summary>
    public static int NumCPU => Environment.ProcessorCount;

    /// <summary>How many processors run goroutines at a time: <c>runtime.GOMAXPROCS(0)</c>.</summary>
    /// <param name="n">A value below 1 only reads; setting it while a program runs is not possible yet.</param>
    /// <returns>The value in force.</returns>
    /// <exception cref="NotSupportedException"><paramref name="n"/> would change the value.</exception>
    public static int GOMAXPROCS(int n)
    {
        int current = Clock.Scheduler.MaxProcs;
        if (n >= 1 && n != current)
            throw new NotSupportedException(
                "The number of processors is set when a program starts: use RunOptions.MaxProcs."
            );
        return current;
    }

    private static async Task<ProgramRun> RunCore(
        Func<GoTask> main,
        RunOptions? options,
        string file,
        int line
    )
    {
        options ??= new RunOptions();
        var launch = new Launch(options.Trace, StealingScheduler.TimeOfDay, isSimulated: false);
        var scheduler = new StealingScheduler(launch.Program, options.MaxProcs);
        launch.Start(scheduler, main, file, line);
        var end = await launch.End;
        scheduler.Stop();
        return launch.Result(scheduler, end);
    }

    internal static async Task<ProgramRun> RunOrThrow(
        Func<GoTask> main,
        RunOptions? options,
        string file,
        int line
    ) => Launch.ThrowIfFailed(await RunCore(main, options, file, line));

    /// <summary>Makes the default runtime's scheduler.</summary>
#pragma warning disable CA2255 // The one place where the rooms are joined: Scheduling must not know Stealing.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void JoinRooms() => DefaultRuntime.Make = MakeDefault;

    private static StealingScheduler MakeDefault()
    {
        var program = new Program(EndProcess)
        {
            HasMain = false,
            Epoch = StealingScheduler.TimeOfDay,
        };
        return new StealingScheduler(program, Environment.ProcessorCount);
    }

    /// <summary>A goroutine outside any run has died: in a program that ends the process, as in Go.</summary>
    private static void EndProcess(ProgramEnd end)
    {
        Console.Error.Write(end.Report);
        Console.Error.Flush();
        // Code of a notebook's cell was compiled from no file; there the report is shown and the notebook lives on.
        if (Path.IsPathRooted(end.Last?.File))
            Environment.Exit(end.ExitCode);
    }
}
