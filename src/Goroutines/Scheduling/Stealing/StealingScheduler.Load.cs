namespace Goroutines;

/// <content>How much there is to do, for who looks on.</content>
internal sealed partial class StealingScheduler
{
    /// <summary>What is counted, at this moment. Nothing is counted for its sake, so it is made up anew each time.</summary>
    internal SchedulerLoad Load()
    {
        long queued = _global.Count;
        long switches = 0;
        long steals = 0;
        foreach (var p in Processors)
        {
            queued += p.Queue.Count + (p.HasNext ? 1 : 0);
            switches += p.Switches;
            steals += p.Steals;
        }
        lock (_gate)
            return new(
                Program.Goroutines.Count,
                queued,
                Math.Max(CountParked(), 0),
                _workers.Count,
                MaxProcs,
                _idleCount,
                switches,
                steals
            );
    }

    /// <summary>Under the gate: how many goroutines wait. Exact only while nothing runs.</summary>
    private long CountParked()
    {
        long parked = _parkedByEnded - Interlocked.Read(ref _readiedOutside);
        foreach (var worker in _workers)
            parked += worker.Parked;
        return parked;
    }
}

/// <summary>What a scheduler has to do, and what it has done so far.</summary>
/// <param name="Goroutines">Goroutines that have not ended.</param>
/// <param name="Queued">Those that stand in a run queue.</param>
/// <param name="Parked">Those that wait.</param>
/// <param name="Workers">Threads that run goroutines, or wait to.</param>
/// <param name="Processors">How many goroutines may run at a time.</param>
/// <param name="IdleProcessors">Processors with nothing to run.</param>
/// <param name="Switches">How often a goroutine began or went on to run.</param>
/// <param name="Steals">Goroutines that a processor took from another's queue.</param>
internal readonly record struct SchedulerLoad(
    long Goroutines,
    long Queued,
    long Parked,
    long Workers,
    long Processors,
    long IdleProcessors,
    long Switches,
    long Steals
)
{
    public static SchedulerLoad operator +(SchedulerLoad a, SchedulerLoad b) =>
        new(
            a.Goroutines + b.Goroutines,
            a.Queued + b.Queued,
            a.Parked + b.Parked,
            a.Workers + b.Workers,
            a.Processors + b.Processors,
            a.IdleProcessors + b.IdleProcessors,
            a.Switches + b.Switches,
            a.Steals + b.Steals
        );
}
