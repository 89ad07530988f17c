using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>How a worker with nothing to run looks for something, at the others' expense.</content>
internal sealed partial class StealingScheduler
{
    /// <summary>How often a worker looks at all others before it gives its processor up.</summary>
    private const int Looks = 4;

    /// <summary>For how long each time, in nanoseconds, to know how fast they move.</summary>
    /// <remarks>With fewer cores than processors, one that does not move may just have none.</remarks>
    private long LookTime => MaxProcs <= Environment.ProcessorCount ? 5_000 : 50_000;

    /// <summary>Looks everywhere for something to run.</summary>
    internal IRunnable? Search(Processor processor, Worker worker)
    {
        worker.Leave();
        Interlocked.Increment(ref _searching);
        IRunnable? found = null;
        for (int i = 0; i < Looks && found is null && !_stopping; i++)
            found = Look(processor, worker);
        // The last searcher that finds something has somebody else look for more.
        if (Interlocked.Decrement(ref _searching) == 0 && found is not null)
            WakeSomeone();
        return found;
    }

    /// <summary>Watches all others for a while, and takes from who can spare something.</summary>
    private IRunnable? Look(Processor processor, Worker worker)
    {
        var all = Processors;
        Span<long> switches = all.Length <= 64 ? stackalloc long[all.Length] : new long[all.Length];
        for (int i = 0; i < switches.Length; i++)
            switches[i] = all[i].Switches;
        long lookTime = LookTime;
        long start = Now;
        for (long elapsed = 0; elapsed < lookTime && !_stopping; elapsed = Now - start)
        {
            var found =
                _global.Take()
                ?? (FireAllTimers() ? processor.TakeNext(worker) ?? processor.Queue.Take() : null)
                ?? StealFromLong(processor, worker, switches, elapsed);
            if (found is not null)
            {
                worker.DoNotMeasure(elapsed);
                return found;
            }
            // Not spinning: the system may have put it on the core of the very worker whose pace it measures.
            Thread.Yield();
        }
        worker.DoNotMeasure(lookTime);
        return StealFromSlow(processor, switches, lookTime);
    }

    /// <summary>Takes from a queue that belongs to nobody, or is long at the pace that its owner has had so far.</summary>
    private IRunnable? StealFromLong(
        Processor thief,
        Worker worker,
        ReadOnlySpan<long> switches,
        long elapsed
    )
    {
        var all = Processors;
        int first = worker.Random.Next(switches.Length);
        for (int i = 0; i < switches.Length; i++)
        {
            int index = (first + i) % switches.Length;
            var victim = all[index];
            if (victim == thief || victim.Queue.Count == 0)
                continue;
            long pace = elapsed / (victim.Switches - switches[index] + 1);
            bool mayTake = victim.Worker is null || victim.HasLongQueue(pace);
            if (mayTake && Rob(victim, thief) is { } item)
                return item;
        }
        return null;
    }

    /// <summary>Takes from who has had a slow pace during the whole look; of one that has not moved at all even the next.</summary>
    private IRunnable? StealFromSlow(Processor thief, ReadOnlySpan<long> switches, long elapsed)
    {
        var all = Processors;
        for (int i = 0; i < switches.Length; i++)
        {
            var victim = all[i];
            long steps = victim.Switches - switches[i];
            if (victim == thief || !Processor.IsLongStep(elapsed / (steps + 1)))
                continue;
            if (Rob(victim, thief) is { } item)
                return item;
            if (steps == 0 && victim.HasNext && victim.StealNext() is { } next)
            {
                thief.CountSteals(1);
                Program.Trace?.Stolen(next.Goroutine, thief.Id, victim.Id);
                return next;
            }
        }
        return null;
    }

    /// <summary>Takes half of another's queue, all but the first into the own one.</summary>
    private IRunnable? Rob(Processor victim, Processor thief)
    {
        var loot = new LootBuffer();
        Span<IRunnable?> items = loot;
        int count = victim.Queue.Steal(items);
        thief.CountSteals(count);
        if (Program.Trace is { } trace)
            foreach (var item in items[..count])
                trace.Stolen(item!.Goroutine, thief.Id, victim.Id);
        if (count > 1)
            thief.Queue.Add(items[1..count]);
        return items[0];
    }

    private bool FireAllTimers()
    {
        long now = -1;
        bool fired = false;
        foreach (var p in Processors)
        {
            if (p.Timers.Next == long.MaxValue)
                continue;
            if (now < 0)
                now = Now;
            fired |= p.Timers.Fire(now) > 0;
        }
        return fired;
    }

    [InlineArray(128)]
    private struct LootBuffer
    {
        private IRunnable? _first;
    }
}
