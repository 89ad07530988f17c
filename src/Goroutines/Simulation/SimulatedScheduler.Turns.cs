namespace Goroutines;

/// <content>
/// Threads that take turns. Only the thread that has the turn runs, so that nothing of the scheduler needs a lock: who
/// passes the turn on releases a semaphore that the other waits for, and that is all the order of memory that is needed.
/// </content>
internal sealed partial class SimulatedScheduler
{
    /// <summary>So often an abandoned goroutine may carry on though it is told to exit.</summary>
    private const int MostExits = 1000;

    private readonly List<PausedStep> _paused = [];
    private readonly ManualResetEventSlim _over = new();
    private Carrier? _turn;
    private Action? _goOn;
    private bool _isCleared;
    private int _exits;

    /// <summary>Set when the program has ended and no thread is in it any more.</summary>
    internal ManualResetEventSlim Over => _over;

    /// <summary>
    /// Whether the program is run again and again: then a goroutine that has ended it with a fatal error exits, handlers
    /// and all, though nobody hears of them; once, it rather leaves its thread behind.
    /// </summary>
    internal bool IsRepeated { get; init; }

    /// <summary>How many steps it has taken.</summary>
    internal long Steps => Volatile.Read(ref _steps);

    /// <summary>The goroutine that runs just now, as seen from outside.</summary>
    internal Goroutine? RunningNow => Volatile.Read(ref _here)?.Running;

    /// <summary>Whether a goroutine has stopped the thread that has the turn.</summary>
    internal bool IsBlocked => Volatile.Read(ref _turn)?.IsBlocked == true;

    /// <summary>Called on a carrier: runs the program, whose main <paramref name="start"/> starts.</summary>
    internal void Run(Action start)
    {
        TakeTurn();
        start();
        RunToEnd(NewRunner());
    }

    public void Point()
    {
        if (_here is not { Running: { } goroutine } core)
            return;
        if (Program.HasEnded)
            Exit();
        if (!CountStep())
            Abandon();
        if (!IsInterrupted(core))
            return;
        if (Program.HasEnded)
            Exit();
        Pause(goroutine, core);
    }

    public void Abandon()
    {
        if (IsRepeated)
            Exit();
        LeaveThread();
    }

    /// <summary>The program is over: takes a goroutine that stands on a thread off it.</summary>
    private void Exit()
    {
        if (++_exits > MostExits)
            LeaveThread();
        throw new GoexitException();
    }

    /// <summary>The goroutine keeps its thread, and never goes on.</summary>
    private void LeaveThread()
    {
        Clear();
        Carrier.StopForEver();
    }

    /// <summary>Stops the running goroutine where it is, and its thread with it.</summary>
    private void Pause(Goroutine goroutine, Core core)
    {
        var here = new PausedStep(goroutine, _turn!);
        Program.Trace?.Interrupted(goroutine);
        core.Running = null;
        core.Add(here);
        _paused.Add(here);
        _here = null;
        Carrier.Begin(_goOn ??= GoOn);
        here.Wait();
        TakeTurn();
        _paused.Remove(here);
        if (Program.HasEnded)
            Exit();
    }

    /// <summary>Another thread goes on where one was stopped.</summary>
    private void GoOn()
    {
        TakeTurn();
        RunToEnd(NewRunner());
    }

    private void TakeTurn() => Volatile.Write(ref _turn, Carrier.Current);

    private Runner NewRunner()
    {
        var runner = Carrier.Current!.Runner;
        runner.Begin(Program);
        return runner;
    }

    /// <summary>The program has ended: who stands in the middle of a step is told to exit, one after the other.</summary>
    private void Clear()
    {
        // Each that exits comes here itself when its thread is through with it, and then it is the next one's turn.
        if (_paused.Count > 0)
            _paused[0].Run();
        else if (!_isCleared)
        {
            _isCleared = true;
            _over.Set();
        }
    }
}
