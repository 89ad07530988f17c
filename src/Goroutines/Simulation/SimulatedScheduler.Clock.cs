namespace Goroutines;

/// <content>Virtual time: who burns it, and how the clock comes to its next moment.</content>
internal sealed partial class SimulatedScheduler
{
    /// <summary>Occupies the core until the work is done or the time slice up, whichever comes first.</summary>
    private void Burn(Core core, WorkWaiter work)
    {
        if (core.SliceEnd <= Now)
            core.SliceEnd = Now + _slice;
        core.Burning = work;
        core.BurnUntil = Math.Min(Now + work.Remaining, core.SliceEnd);
        work.Remaining -= core.BurnUntil - Now;
    }

    /// <summary>Moves the clock to the next moment at which something happens, and lets it happen.</summary>
    /// <returns>Whether there is such a moment.</returns>
    private bool AdvanceClock()
    {
        long next = _timers.Next;
        foreach (var core in _cores)
            if (core.Burning is not null)
                next = Math.Min(next, core.BurnUntil);
        if (next == long.MaxValue)
            return false;
        foreach (var core in _cores)
            if (core.IsStarted && core.Burning is null && next > Now)
            {
                core.IsStarted = false;
                Program.Trace?.ProcessorStopped(core.Id);
            }
        Now = Math.Max(Now, next);
        foreach (var core in _cores)
            if (core.Burning is { } work && core.BurnUntil <= Now)
                EndBurst(core, work);
        _timers.Fire(Now);
        return true;
    }

    /// <summary>The work is done, or its slice is up: then it goes on burning only if nobody else wants the core.</summary>
    private void EndBurst(Core core, WorkWaiter work)
    {
        core.Burning = null;
        if (work.Remaining == 0)
        {
            work.CompleteWithoutWaking();
            core.Continuation = work;
        }
        else if (core.Count == 0 && core.Id < MaxProcs)
            Burn(core, work);
        else
        {
            core.Running = null;
            Program.Trace?.Yielded(work);
            core.Add(new UnfinishedWork(work));
        }
    }

    /// <summary>A goroutine in the middle of <c>Work</c> whose slice was up: when it runs it goes on burning.</summary>
    private sealed class UnfinishedWork(WorkWaiter work) : IRunnable
    {
        public Goroutine Goroutine => work.Goroutine;

        public void Run() => Goroutine.Scheduler.Park(work, Runner.Current!);
    }
}
