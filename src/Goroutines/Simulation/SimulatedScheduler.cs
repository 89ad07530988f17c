namespace Goroutines;

/// <summary>The simulator's scheduler: one thread, virtual cores, virtual time, and every choice asked of a chooser.</summary>
/// <remarks>
/// <para>This is the smallest scheduler there is, and the one to read first. Its whole life is <see cref="RunToEnd"/>:
/// as long as some core has something to run, one is chosen and runs one goroutine up to its next wait; when none
/// has, the clock jumps to the next moment at which something happens; when there is no such moment, everything is
/// asleep.</para>
/// <para>A step takes no virtual time. Only <c>Work</c> does: it occupies its core until the clock has passed it,
/// a time slice at a time, while other cores run at the same virtual time. That is all that parallelism is here.</para>
/// <para>Invariants: one goroutine runs at a time; <c>_here</c> is its core, null between steps; a core that burns runs
/// nothing; the clock moves only when no core can run anything.</para>
/// <para>One thread does it all, until a goroutine is to be stopped in the middle of an operation that has no await:
/// then it keeps its thread, and the turn passes to another. That is in <c>SimulatedScheduler.Turns.cs</c>.</para>
/// </remarks>
internal sealed partial class SimulatedScheduler : IScheduler
{
    /// <summary>So long a program is watched on after its end, to see who never comes to an end.</summary>
    private const int MostStepsAfter = 1000;

    private readonly List<Core> _cores = [];
    private readonly List<Core> _able = [];
    private readonly TimerHeap _timers = new();
    private readonly IChooser _chooser;
    private readonly long _slice;
    private readonly long _maxSteps;
    private Core? _here;
    private long _steps;
    private int _stepsAfter;

    internal SimulatedScheduler(Program program, SimulationOptions options, IChooser chooser)
    {
        Program = program;
        _chooser = chooser;
        _slice = options.TimeSlice.Ticks * TimeSpan.NanosecondsPerTick;
        _maxSteps = options.MaxSteps;
        SetMaxProcs(options.MaxProcs);
    }

    public Program Program { get; }

    public long Now { get; private set; }

    public int MaxProcs { get; private set; }

    /// <summary>Runs the program until it ends, or this thread must give the turn away.</summary>
    private void RunToEnd(Runner runner)
    {
        while (!Program.HasEnded)
        {
            // A timer without a delay does not wait for the clock to move.
            if (_timers.Next <= Now)
                _timers.Fire(Now);
            if (NextCore() is { } core)
            {
                if (!RunOneStep(core, runner))
                    return;
            }
            else if (!AdvanceClock())
                EndStuck();
            if (Program.HasResult && ++_stepsAfter > MostStepsAfter)
                Program.Stop();
        }
        Clear();
    }

    public void Start(Goroutine goroutine, Runner? here)
    {
        if (!IsInside(goroutine))
            return;
        _chooser.Readied(goroutine, byRunning: _here is not null);
        (_here ?? _cores[0]).Add(goroutine);
    }

    public void Park(Waiter waiter, Runner here)
    {
        var core = _here!;
        if (waiter is WorkWaiter work)
        {
            Burn(core, work);
            return;
        }
        core.Running = null;
        waiter.Touch();
        Program.Trace?.Blocked(waiter);
    }

    public void Yield(Waiter waiter)
    {
        var core = _here!;
        core.Running = null;
        Program.Trace?.Yielded(waiter);
        core.Add(waiter);
    }

    public void End(Goroutine goroutine)
    {
        if (_here is { } core)
            core.Running = null;
    }

    public void Ready(Waiter waiter, Runner? here)
    {
        if (Program.HasEnded || !IsInside(waiter.Goroutine))
            return;
        Program.Trace?.Ready(waiter.Goroutine);
        _chooser.Readied(waiter.Goroutine, byRunning: _here is not null);
        // A timer wakes its goroutine where it ran last; a goroutine wakes another on its own core.
        (_here ?? _cores[waiter.Goroutine.Processor]).AddNext(waiter);
    }

    public void Post(PostedCallback callback)
    {
        if (Program.HasEnded || !IsInside(callback.Goroutine))
            return;
        Program.Trace?.Ready(callback.Goroutine);
        _chooser.Readied(callback.Goroutine, byRunning: _here is not null);
        (_here ?? _cores[callback.Goroutine.Processor]).Add(callback);
    }

    public bool ShouldYield()
    {
        if (_here is not { } core)
            return false;
        return !CountStep() || IsInterrupted(core);
    }

    private bool IsInterrupted(Core core) =>
        core.Count > 0 && (Now >= core.SliceEnd || _chooser.Interrupts(core.Running!, core.Queue));

    public void Touch(long subject, Access access) => _chooser.Touched(subject, access);

    public void Add(TimerEntry timer) => _timers.Add(timer);

    public bool Remove(TimerEntry timer) => _timers.Remove(timer);

    public ValueTask Work(long nanoseconds, string file, int line) =>
        nanoseconds <= 0 ? default : new WorkWaiter(nanoseconds, file, line).Task;

    /// <summary>A core that is no longer wanted takes nothing new; the others rob it.</summary>
    public void SetMaxProcs(int count)
    {
        while (_cores.Count < count)
            _cores.Add(new Core(_cores.Count));
        MaxProcs = count;
    }

    // There is one thread, and it is everybody's: nothing that a goroutine does to it can be told from outside.
    public void LockThread(Goroutine goroutine) { }

    public void UnlockThread(Goroutine goroutine) { }

    public void EnterBlocking() { }

    public bool ExitBlocking() => true;

    public int Choose(int count) => count == 1 ? 0 : _chooser.Choose(count);

    /// <summary>A core that can run somebody; null if there is none.</summary>
    private Core? NextCore()
    {
        _able.Clear();
        foreach (var core in _cores)
            if (
                core.Burning is null
                && (
                    core.Continuation is not null
                    || core.Id < MaxProcs && (core.Count > 0 || CanRob(core))
                )
            )
                _able.Add(core);
        return _able.Count == 0 ? null : _able[Choose(_able.Count)];
    }

    private IRunnable Next(Core core)
    {
        if (core.Continuation is { } continuation)
        {
            core.Continuation = null;
            return continuation;
        }
        if (core.Count == 0)
            Rob(core);
        return core.Take(_chooser.ChooseNext(core.Queue));
    }

    /// <returns>Whether this thread still has the turn.</returns>
    private bool RunOneStep(Core core, Runner runner)
    {
        if (!CountStep())
            return true;
        var item = Next(core);
        // Who chose may have seen that this leads nowhere.
        if (Program.HasEnded)
            return true;
        var goroutine = item.Goroutine;
        _here = core;
        goroutine.Processor = core.Id;
        if (!core.IsStarted)
        {
            core.IsStarted = true;
            Program.Trace?.ProcessorStarted(core.Id);
        }
        if (core.Running != goroutine)
        {
            core.Running = goroutine;
            core.SliceEnd = Now + _slice;
            Program.Trace?.Running(goroutine, core.Id);
        }
        _chooser.Runs(goroutine);
        if (item is PausedStep)
        {
            item.Run();
            return false;
        }
        runner.Step(item, goroutine);
        runner.Leave();
        // In the middle of the step it may have been stopped, and have come to another core.
        core = _here ?? core;
        if (core.Burning is null && core.Running is not null)
        {
            core.Running = null;
            Program.Trace?.AwaitsOutside(goroutine, core.Id);
        }
        _here = null;
        return true;
    }

    private bool CanRob(Core thief)
    {
        foreach (var victim in _cores)
            if (IsWorthRobbing(thief, victim))
                return true;
        return false;
    }

    /// <summary>Takes half of another core's queue, as the real scheduler does.</summary>
    private void Rob(Core thief)
    {
        var victims = _cores.FindAll(v => IsWorthRobbing(thief, v));
        var victim = victims[Choose(victims.Count)];
        for (int loot = (victim.Count + 1) / 2; loot > 0; loot--)
        {
            var item = victim.Take(0);
            Program.Trace?.Stolen(item.Goroutine, thief.Id, victim.Id);
            thief.Add(item);
        }
    }

    // A free core comes to its only goroutine itself: robbing it would only pass it round.
    private bool IsWorthRobbing(Core thief, Core victim) =>
        victim != thief && victim.Count >= (victim.Burning is null && victim.Id < MaxProcs ? 2 : 1);

    private bool CountStep()
    {
        if (++_steps <= _maxSteps)
            return true;
        Program.End(SimulationEnds.TooLong(_maxSteps));
        Program.Stop();
        return false;
    }

    /// <summary>Whether the caller is the simulation; else the program ends, for it cannot be repeated.</summary>
    private bool IsInside(Goroutine goroutine)
    {
        if (Carrier.Current == _turn)
            return true;
        Program.End(SimulationEnds.Outside(goroutine));
        Program.Stop();
        return false;
    }

    /// <summary>Nothing runs, no timer is armed: everything is asleep, or somebody waits for the outside world.</summary>
    private void EndStuck()
    {
        if (Program.HasResult)
        {
            Program.Stop();
            return;
        }
        foreach (var goroutine in Program.Goroutines.Snapshot())
            if (goroutine.WaitsIn is null)
            {
                Program.End(SimulationEnds.Outside(goroutine));
                Program.Stop();
                return;
            }
        Program.Deadlock();
        Program.Stop();
    }
}
