namespace Goroutines;

/// <summary>What running a program takes on either scheduler: output, trace, the end, the result.</summary>
internal sealed class Launch
{
    /// <summary>The exit code of Go's race detector.</summary>
    private const int ExitCodeOfRaces = 66;

    private readonly RunOutput? _stdout;
    private readonly RunOutput? _stderr;
    private readonly TaskCompletionSource<ProgramEnd> _end = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private Func<long> _clock = () => 0;
    private long _endedAt;

    internal Launch(
        bool trace,
        int traceLimit,
        bool detectRaces,
        DateTimeOffset epoch,
        bool isSimulated,
        bool showOutput
    )
    {
        var (stdout, stderr) = ConsoleRouter.Install();
        // A run inside a run writes to the outer one's streams.
        var outer = Goroutine.Current?.Program;
        _stdout = new RunOutput(showOutput ? outer?.Out ?? stdout : null);
        _stderr = new RunOutput(showOutput ? outer?.Error ?? stderr : null);
        Program = new Program(EndAt, isSimulated)
        {
            Trace = trace ? new TraceRecorder(isSimulated, traceLimit) : null,
            Races = detectRaces ? new RaceDetector(_stderr.Write) : null,
            Epoch = epoch,
            Locals = ExecutionContext.Capture(),
            Out = _stdout,
            Error = _stderr,
        };
    }

    /// <summary>A program that has the process's own streams.</summary>
    internal Launch(bool detectRaces, DateTimeOffset epoch) =>
        Program = new Program(EndAt)
        {
            Races = detectRaces ? new RaceDetector(Console.Error.Write) : null,
            Epoch = epoch,
            Locals = ExecutionContext.Capture(),
        };

    internal Program Program { get; }

    /// <summary>Completes when the program has ended.</summary>
    internal Task<ProgramEnd> End => _end.Task;

    /// <summary>Starts main on the scheduler.</summary>
    internal void Start(IScheduler scheduler, Func<GoTask> main, string file, int line)
    {
        _clock = () => scheduler.Now;
        Program.Trace?.Scheduler = scheduler;
        Program.Go(scheduler, main, file, line);
    }

    /// <summary>The result of a program that has ended.</summary>
    /// <param name="scheduler">What it ran on.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cpu">What the operating system says about it; null if it was not asked.</param>
    internal ProgramRun Result(IScheduler scheduler, ProgramEnd end, CpuUse? cpu = null)
    {
        var elapsed = TimeSpan.FromTicks(_endedAt / TimeSpan.NanosecondsPerTick);
        var (races, exitCode) = Races(end);
        if (end.Report.Length > 0)
            _stderr!.Write(end.Report);
        // Who ended it is not abandoned.
        int abandoned = Program.Goroutines.Count - (end.Last is null ? 0 : 1);
        return new ProgramRun(
            end with
            {
                ExitCode = exitCode,
            },
            _stdout!.CloseAndGetText(),
            _stderr!.CloseAndGetText(),
            elapsed,
            abandoned,
            races,
            Program.Trace?.ToTrace(scheduler.MaxProcs, elapsed, Program.IsSimulated, cpu)
        );
    }

    /// <summary>The races that were found, and the exit code, which Go's detector changes if the program's own is 0.</summary>
    internal (IReadOnlyList<DataRace> Races, int ExitCode) Races(ProgramEnd end)
    {
        var races = Program.Races?.Close(endsWell: end.ExitCode == 0) ?? [];
        return (races, end.ExitCode == 0 && races.Count > 0 ? ExitCodeOfRaces : end.ExitCode);
    }

    private void EndAt(ProgramEnd end)
    {
        _endedAt = _clock();
        _end.TrySetResult(end);
    }

    /// <summary>Throws what ended the program, for callers that want failures as exceptions.</summary>
    internal static ProgramRun ThrowIfFailed(ProgramRun run)
    {
        if (run.Failure is { } failure)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return run;
    }
}
