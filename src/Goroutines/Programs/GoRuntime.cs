using System.Diagnostics.CodeAnalysis;
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
    /// <param name="n">The new value; below 1 only reads.</param>
    /// <returns>The value that was in force.</returns>
    public static int GOMAXPROCS(int n)
    {
        var scheduler = Clock.Scheduler;
        int current = scheduler.MaxProcs;
        if (n >= 1 && n != current)
            scheduler.SetMaxProcs(n);
        return current;
    }

    /// <summary>
    /// Gives the running goroutine a thread that runs nothing else, until as many calls of <see cref="UnlockOSThread"/>:
    /// <c>runtime.LockOSThread()</c>. If the goroutine ends before, the thread ends with it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The caller is no goroutine: it has its thread anyway.</exception>
    public static void LockOSThread()
    {
        var goroutine = Running(nameof(LockOSThread));
        goroutine.Scheduler.LockThread(goroutine);
    }

    /// <summary>Takes back one <see cref="LockOSThread"/>; without one it does nothing: <c>runtime.UnlockOSThread()</c>.</summary>
    /// <exception cref="InvalidOperationException">The caller is no goroutine.</exception>
    public static void UnlockOSThread()
    {
        var goroutine = Running(nameof(UnlockOSThread));
        goroutine.Scheduler.UnlockThread(goroutine);
    }

    /// <summary>What the running goroutine is doing, in the form of Go's reports: <c>runtime.Stack</c>.</summary>
    /// <param name="all">Whether to add what every other goroutine of the program waits for, and where.</param>
    public static string Stack(bool all = false)
    {
        var running = Running(nameof(Stack));
        return Report.Stack(running, all ? running.Program.Goroutines.Snapshot() : []);
    }

    /// <inheritdoc cref="Builtin.Gosched"/>
    public static ValueTask Gosched(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Builtin.Gosched(file, line);

    /// <inheritdoc cref="Builtin.Goexit"/>
    [DoesNotReturn]
    public static void Goexit() => Builtin.Goexit();

    /// <summary>Ends the program at once; no deferred call runs: <c>os.Exit(code)</c>.</summary>
    /// <remarks>In a run the run ends with that code; outside any run the process does.</remarks>
    /// <param name="code">The exit code.</param>
    [DoesNotReturn]
    public static void Exit(int code)
    {
        if (Goroutine.Current is { Program.HasMain: true } goroutine)
            goroutine.Program.Exit(goroutine, code);
        Environment.Exit(code);
    }

    private static Goroutine Running(string caller) =>
        Goroutine.Current
        ?? throw new InvalidOperationException(
            $"{caller} is for goroutines, and this code runs in none: call it inside Go or Run."
        );

    private static async Task<ProgramRun> RunCore(
        Func<GoTask> main,
        RunOptions? options,
        string file,
        int line
    )
    {
        options ??= new RunOptions();
        var launch = new Launch(
            options.Trace,
            options.TraceLimit,
            options.DetectRaces,
            StealingScheduler.TimeOfDay,
            isSimulated: false,
            options.ShowOutput
        );
        var scheduler = new StealingScheduler(launch.Program, options.MaxProcs);
        LiveSchedulers.Add(scheduler);
        launch.Start(scheduler, main, file, line);
        // Not on the caller's scheduler: that may end before this program does.
        var end = await EndOf(launch, scheduler, options.Timeout).ConfigureAwait(false);
        var cpu = scheduler.CpuSampler?.Stop();
        scheduler.Stop();
        LiveSchedulers.Remove(scheduler);
        return launch.Result(scheduler, end, cpu);
    }

    private static async Task<ProgramEnd> EndOf(
        Launch launch,
        StealingScheduler scheduler,
        TimeSpan timeout
    )
    {
        // The machine's timers reach seven weeks; nobody will see the end of a longer one.
        if (timeout.TotalMilliseconds >= uint.MaxValue - 1)
            return await launch.End.ConfigureAwait(false);
        // The machine's timers count in milliseconds of another clock, and may go off a little early.
        for (
            var left = timeout;
            left > TimeSpan.Zero;
            left = timeout - TimeSpan.FromTicks(scheduler.Now / TimeSpan.NanosecondsPerTick)
        )
        {
            try
            {
                return await launch.End.WaitAsync(left).ConfigureAwait(false);
            }
            catch (TimeoutException) { }
        }
        launch.Program.TimedOut(timeout);
        return await launch.End.ConfigureAwait(false);
    }

    private static async Task<int> MainCore(
        Func<GoTask> main,
        RunOptions? options,
        string file,
        int line
    )
    {
        options ??= new RunOptions();
        var launch = new Launch(options.DetectRaces, StealingScheduler.TimeOfDay);
        var scheduler = new StealingScheduler(launch.Program, options.MaxProcs);
        LiveSchedulers.Add(scheduler);
        launch.Start(scheduler, main, file, line);
        // Not on the caller's scheduler: that may end before this program does.
        var end = await EndOf(launch, scheduler, options.Timeout).ConfigureAwait(false);
        scheduler.Stop();
        LiveSchedulers.Remove(scheduler);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        var (_, exitCode) = launch.Races(end);
        await Console.Error.WriteAsync(end.Report).ConfigureAwait(false);
        return exitCode;
    }

    internal static async Task<ProgramRun> RunOrThrow(
        Func<GoTask> main,
        RunOptions? options,
        string file,
        int line
    ) => Launch.ThrowIfFailed(await RunCore(main, options, file, line).ConfigureAwait(false));

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
        var scheduler = new StealingScheduler(program, Environment.ProcessorCount);
        LiveSchedulers.Add(scheduler);
        return scheduler;
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
