namespace Goroutines;

/// <summary>A running program: its goroutines, its output, and how it ends.</summary>
/// <remarks>
/// A program ends once, in one of Go's ways: main returns, a goroutine panics, a fatal error, or everything is
/// asleep. The first end wins; goroutines still alive are abandoned where they stand.
/// </remarks>
internal sealed class Program
{
    private readonly Action<ProgramEnd> _onEnd;
    private Numbering _numbering;
    private int _ended;
    private bool _isOver;

    internal Program(Action<ProgramEnd> onEnd, bool isSimulated = false)
    {
        _onEnd = onEnd;
        IsSimulated = isSimulated;
        OutsideAwaits = isSimulated ? new OutsideAwaits() : null;
    }

    /// <summary>All goroutines that have not ended.</summary>
    internal GoroutineTable Goroutines { get; } = new();

    /// <summary>The AsyncLocals that its goroutines begin with: those of who started it; null for none.</summary>
    internal ExecutionContext? Locals { get; init; }

    /// <summary>Where events go; null if the run is not traced.</summary>
    internal TraceRecorder? Trace { get; init; }

    /// <summary>Who searches it for data races; null if nobody does.</summary>
    internal RaceDetector? Races { get; init; }

    /// <summary>Where <c>Console.Out</c> goes while one of its goroutines runs; null to leave it alone.</summary>
    internal TextWriter? Out { get; init; }

    /// <summary>The same for <c>Console.Error</c>.</summary>
    internal TextWriter? Error { get; init; }

    /// <summary>Whether a deadlock ends it: not so for the default runtime, whose main is plain .NET code.</summary>
    internal bool HasMain { get; init; } = true;

    /// <summary>Whether it must run the same way each time: then nothing may depend on the machine.</summary>
    internal bool IsSimulated { get; }

    /// <summary>Where its goroutines wait for what is not simulated; null if it is not simulated itself.</summary>
    internal OutsideAwaits? OutsideAwaits { get; }

    /// <summary>Where virtual time begins: where Go's own does.</summary>
    internal static readonly DateTimeOffset VirtualEpoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time of day at which its clock stood at zero.</summary>
    internal DateTimeOffset Epoch { get; init; }

    /// <summary>The time of day when its clock shows <paramref name="nanoseconds"/>.</summary>
    internal DateTimeOffset TimeAt(long nanoseconds) =>
        Epoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>
    /// Whether the others go on when it has ended: for who wants to know what they could have done before. Nothing that
    /// they do counts, and <see cref="Stop"/> makes an end of it.
    /// </summary>
    internal bool HasAfterlife { get; init; }

    /// <summary>Whether it is over, and nothing of it runs any more.</summary>
    internal bool HasEnded => Volatile.Read(ref _isOver);

    /// <summary>Whether it is known how it ends.</summary>
    internal bool HasResult => Volatile.Read(ref _ended) != 0;

    /// <summary>How many numbers <see cref="NewSubject"/> has given.</summary>
    internal long KnownSubjects => _numbering.Subjects;

    /// <summary>A number for a channel, lock or group that a trace or report can name.</summary>
    internal long NewSubject() => _numbering.NextSubject();

    /// <summary>Makes a goroutine and hands it to the scheduler.</summary>
    internal void Go(IScheduler scheduler, Func<GoTask> body, string file, int line) =>
        Start(scheduler, body, Runner.Current, file, line);

    /// <summary>The same for a function of either kind that a goroutine can run: one that may wait, or an action.</summary>
    internal void Start(IScheduler scheduler, Delegate body, Runner? here, string file, int line)
    {
        var creator = here?.Running;
        long id = _numbering.NextGoroutine();
        var goroutine = new Goroutine(
            scheduler,
            body,
            id,
            creator?.Program == this ? creator.Id : 0,
            here,
            file,
            line
        );
        Races?.Begin(Ordering.Release(), id, file, line);
        Goroutines.Add(goroutine, here);
        Trace?.Created(goroutine);
        scheduler.Start(goroutine, here);
    }

    /// <summary>A goroutine's function has returned or thrown.</summary>
    internal void Ended(Goroutine goroutine, Exception? failure)
    {
        // What is left of a simulated goroutine when its program is over is only cleared away.
        if (IsSimulated && HasEnded)
            return;
        goroutine.Scheduler.End(goroutine);
        Trace?.Ended(goroutine);
        Races?.End(goroutine.Id);
        bool isPanic = failure is not (null or GoexitException);
        // A main that has called Goexit leaves the program to the others.
        bool isMain = HasMain && goroutine.Id == 1 && !goroutine.IsExiting;
        if (isPanic)
            End(new(2, Report.Panic(goroutine, failure!), failure, goroutine));
        else if (isMain)
            End(new(0, "", null, goroutine));
        // Who ends the program stays counted: else the others could be found asleep before it has ended.
        if (!HasMain || !isPanic && !isMain)
            Goroutines.Remove(goroutine, Runner.Current);
    }

    /// <summary>Ends the program with a fatal error found by the running goroutine, which then stops for ever.</summary>
    internal void Fatal(Goroutine goroutine, string message)
    {
        End(new(2, Report.Fatal(message, goroutine), new FatalErrorException(message), goroutine));
        goroutine.Scheduler.Abandon();
    }

    /// <summary>Ends the program because the running goroutine says so: <c>os.Exit(code)</c>.</summary>
    internal void Exit(Goroutine goroutine, int code)
    {
        End(new(code, "", null, goroutine));
        goroutine.Scheduler.Abandon();
    }

    /// <summary>Ends the program because nothing in it can ever run again. Called while nothing runs.</summary>
    internal void Deadlock()
    {
        var asleep = Goroutines.Snapshot();
        string message =
            asleep.Count > 0
                ? "all goroutines are asleep - deadlock!"
                : "no goroutines (main called runtime.Goexit) - deadlock!";
        End(
            new(2, Report.Deadlock(message, asleep), new FatalErrorException(message), null)
            {
                Death = FindingKind.Deadlock,
            }
        );
    }

    /// <summary>Ends the program because it takes longer than it was given.</summary>
    internal void TimedOut(TimeSpan timeout)
    {
        string message = $"program timed out after {timeout}";
        var all = Goroutines.Snapshot();
        End(
            new(2, Report.Deadlock(message, all), new FatalErrorException(message), null)
            {
                Death = FindingKind.Livelock,
            }
        );
    }

    /// <summary>Ends the program. The default runtime has no end of its own: its owner decides what a death means.</summary>
    internal void End(ProgramEnd end)
    {
        // What anybody writes comes before the end or not at all.
        end.Last?.Scheduler.Touch(Subject.Output, Access.Write);
        if (HasMain && Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        if (HasMain && !HasAfterlife)
            Stop();
        _onEnd(end);
    }

    /// <summary>Nothing of it runs any more.</summary>
    internal void Stop() => Volatile.Write(ref _isOver, true);
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 when main returned, 2 for a panic or a fatal error.</param>
/// <param name="Report">What Go would have printed to stderr.</param>
/// <param name="Failure">What ended it; null when main returned.</param>
/// <param name="Last">The goroutine that ended it; null for a deadlock.</param>
internal sealed record ProgramEnd(int ExitCode, string Report, Exception? Failure, Goroutine? Last)
{
    /// <summary>What it died of; null if main returned, or it exited.</summary>
    internal FindingKind? Death { get; init; } =
        Failure switch
        {
            null => null,
            FatalErrorException => FindingKind.Fatal,
            _ => FindingKind.Panic,
        };
}
