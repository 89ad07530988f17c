using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>How a worker with nothing to run looks for something, at the others' expense.</content>
internal sealed partial class StealingScheduler
{
    /// <summary>Rounds of looking everywhere before a worker gives its processor up.</summary>
    private const int SearchRounds = 30;

    /// <summary>
    /// From this length on a queue is stolen from without asking: its owner has enough to do. A shorter one belongs
    /// to a conversation, mostly, and is left to it unless the owner does not come to it.
    /// </summary>
    private const int LongQueue = 4;

    /// <summary>Looks everywhere for something to run.</summary>
    internal IRunnable? Search(Processor processor, Worker worker)
    {
        worker.Leave();
        Interlocked.Increment(ref _searching);
        var all = Processors;
        Span<long> switches = all.Length <= 64 ? stackalloc long[all.Length] : new long[all.Length];
        IRunnable? found = null;
        for (int round = 0; round < SearchRounds && found is null && !_stopping; round++)
        {
            found =
                _global.Take()
                ?? (FireAllTimers() ? processor.TakeNext(worker) ?? processor.Queue.Take() : null)
                ?? Steal(processor, worker);
            if (found is null && round == 0)
                for (int i = 0; i < switches.Length; i++)
                    switches[i] = all[i].Switches;
            if (found is null)
                Thread.SpinWait(20);
        }
        found ??= StealFromStuck(processor, switches);
        if (found is not null)
            _worthWaking = 1;
        else if (worker.IsSentOut)
            _worthWaking = Math.Min(_worthWaking * 2, LongQueue);
        worker.IsSentOut = false;
        // The last searcher that finds something has somebody else look for more.
        if (Interlocked.Decrement(ref _searching) == 0 && found is not null)
            WakeSomeone();
        return found;
    }

    private IRunnable? Steal(Processor thief, Worker worker)
    {
        var all = Processors;
        int first = worker.Random.Next(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            var victim = all[(first + i) % all.Length];
            int least = victim.Worker is null ? 1 : LongQueue;
            if (victim != thief && victim.Queue.Count >= least && Rob(victim, thief) is { } item)
                return item;
        }
        return null;
    }

    /// <summary>Takes what an owner has that has not moved during the whole search, be it ever so little.</summary>
    private IRunnable? StealFromStuck(Processor thief, ReadOnlySpan<long> switches)
    {
        for (int i = 0; i < switches.Length; i++)
        {
            var victim = Processors[i];
            if (victim == thief || victim.Switches != switches[i])
                continue;
            if (Rob(victim, thief) is { } item)
                return item;
            if (victim.HasNext && victim.StealNext() is { } next)
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
