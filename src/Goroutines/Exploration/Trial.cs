namespace Goroutines;

/// <summary>One run of an explored program, on the calling carrier.</summary>
internal sealed class Trial
{
    private readonly RunOutput _output = new(null);
    private ProgramEnd? _end;

    internal Trial(
        SimulationOptions options,
        Guide guide,
        ExecutionContext? locals,
        bool hasAfterlife = true
    )
    {
        Guide = guide;
        Program = new Program(EndAt, isSimulated: true)
        {
            HasAfterlife = hasAfterlife,
            Races = options.DetectRaces ? new RaceDetector(static _ => { }) : null,
            Epoch = Program.VirtualEpoch,
            Locals = locals,
            Out = _output,
            Error = TextWriter.Null,
            Trace = options.Trace ? new TraceRecorder(isSimulated: true) : null,
        };
        Scheduler = new SimulatedScheduler(Program, options, guide) { IsRepeated = true };
        Program.Trace?.Scheduler = Scheduler;
        guide.Begin(Program);
    }

    internal Program Program { get; }

    internal SimulatedScheduler Scheduler { get; }

    /// <summary>Who decided, and what.</summary>
    internal Guide Guide { get; }

    /// <summary>How it ended; null if it was given up before.</summary>
    internal ProgramEnd? End => Guide.IsGivenUp ? null : _end;

    /// <summary>What it wrote to stdout until its end.</summary>
    internal string Output { get; private set; } = "";

    /// <summary>How many events its trace had when it ended; 0 without a trace.</summary>
    internal int EventCount { get; private set; }

    /// <summary>What happened, from its beginning to where nothing of it ran any more; null without a trace.</summary>
    internal Trace? Trace =>
        Program.Trace?.ToTrace(
            Scheduler.MaxProcs,
            TimeSpan.FromTicks(Scheduler.Now / TimeSpan.NanosecondsPerTick),
            isSimulated: true
        );

    internal void Run(Func<GoTask> main, string file, int line)
    {
        Scheduler.Run(() => Program.Go(Scheduler, main, file, line));
        Scheduler.Over.Wait();
    }

    /// <summary>The races that were found in it.</summary>
    internal IReadOnlyList<DataRace> Races { get; private set; } = [];

    private void EndAt(ProgramEnd end)
    {
        _end = end;
        EventCount = Program.Trace?.Count ?? 0;
        Races = Program.Races?.Close(endsWell: false) ?? [];
        Output = _output.CloseAndGetText();
    }
}
