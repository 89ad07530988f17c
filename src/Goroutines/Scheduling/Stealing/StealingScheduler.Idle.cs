namespace Goroutines;

/// <content>Who is idle, who is woken, and what a worker does before it sleeps.</content>
internal sealed partial class StealingScheduler
{
    /// <summary>Sleeping workers kept beyond one for each processor; more end their threads when they have slept for long.</summary>
    private const int SpareWorkers = 8;

    /// <summary>
    /// For how long they sleep, in milliseconds: starting a thread takes far longer than waking one, and calls that block mostly
    /// come in waves.
    /// </summary>
    private const int SpareTime = 1_000;

    private readonly Lock _gate = new();
    private readonly Stack<Processor> _idleProcessors = new();
    private readonly List<Worker> _idleWorkers = [];
    private readonly List<Worker> _workers = [];
    private long _parkedByEnded;
    private int _idleCount;
    private int _held;

    // Workers that hold a processor or have lost one in the middle of a goroutine. A sum of its own: who read the two
    // counts one after the other, without the gate, could miss a worker that goes from one to the other meanwhile.
    private int _active;
    private int _searching;
    private int _lentOut;

    // Set under the gate before the processor has another worker, which sees it, therefore, without a fence.
    private bool _hasLent;

    /// <summary>Whether nothing runs: no processor is held, and no worker is still out in a goroutine without one.</summary>
    internal bool IsQuiet => Volatile.Read(ref _active) == 0;

    /// <summary>How many worker threads there are; for tests.</summary>
    internal int WorkerCount
    {
        get
        {
            lock (_gate)
                return _workers.Count;
        }
    }

    /// <summary>Under the gate: whether more workers sleep than need be kept.</summary>
    private bool HasSpareWorkers => _idleWorkers.Count > MaxProcs + SpareWorkers;

    /// <summary>Whether no processor is held by a worker.</summary>
    private bool AllIdle => Volatile.Read(ref _held) == 0;

    /// <summary>Gives an idle processor to a worker, unless somebody is already looking for work.</summary>
    internal void WakeSomeone()
    {
        // Pairs with the fence in Release: the work is queued before the idle are counted.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _idleCount) == 0 || Volatile.Read(ref _searching) != 0)
            return;
        Worker worker;
        Processor? processor;
        bool wasAsleep;
        lock (_gate)
        {
            if (_stopping || !_idleProcessors.TryPop(out processor))
                return;
            wasAsleep = AllIdle;
            CountIdle();
            worker = Assign(processor);
        }
        Program.Trace?.ProcessorStarted(processor.Id);
        worker.Wake();
        if (wasAsleep)
            _watcher.Wake();
    }

    /// <summary>Takes a processor from a worker that does not come back and gives it to another.</summary>
    internal void Lend(Processor processor, Worker stuck)
    {
        Worker worker;
        lock (_gate)
        {
            if (_stopping || processor.Worker != stuck)
                return;
            TakeAway(processor);
            worker = Assign(processor);
        }
        Program.Trace?.ProcessorLent(stuck.Running?.Id ?? 0, processor.Id);
        worker.Wake();
    }

    /// <summary>The same, if those who are ready there would wait for long, or are as many as <paramref name="many"/>.</summary>
    /// <remarks>
    /// Waking a thread takes as long as a hundred short steps of goroutines. Who is stuck with a short queue, against all
    /// experience, is found by the watcher; and so is who missed, for want of a fence, that somebody has just become idle.
    /// </remarks>
    private void WakeSomeoneFor(Processor processor, int many = int.MaxValue)
    {
        if (Volatile.Read(ref _idleCount) == 0)
            return;
        if (
            processor.IsSlow
            || processor.Queue.Count >= many
            || processor.HasLongQueue(processor.Pace)
        )
            WakeSomeone();
    }

    /// <summary>The worker found nothing: its processor becomes idle, unless work came in the meantime.</summary>
    internal void Release(Processor processor, Worker worker)
    {
        lock (_gate)
        {
            if (processor.Worker != worker)
                return;
            // Its own goroutine was handed to it meanwhile: there is work for it after all.
            if (worker.IsHanded)
                return;
            processor.Worker = null;
            worker.Processor = null;
            _held--;
            _active--;
            if (processor.Id < MaxProcs)
                _idleProcessors.Push(processor);
            CountIdle();
        }
        Program.Trace?.ProcessorStopped(processor.Id);
        // Pairs with the fence in WakeSomeone.
        Interlocked.MemoryBarrier();
        if (HasWorkForOthers())
            WakeSomeone();
    }

    /// <summary>The worker sleeps until it is woken, as it is when it has been given a processor.</summary>
    /// <returns>False if it is to end.</returns>
    internal bool WaitForProcessor(Worker worker)
    {
        bool deadlocked;
        bool wasLent;
        bool ends;
        bool isSpare;
        IRunnable? handed;
        lock (_gate)
        {
            // It was given one meanwhile; or it is new, and its thread is faster than who made it.
            if (worker.HoldsProcessor)
                return true;
            // The processor that came with it was taken away again: who finds it next hands it over anew.
            handed = worker.TakeHanded();
            // A worker that gave its processor up has none; one that still names another's has lost it.
            wasLent = worker.Processor is not null;
            if (wasLent)
            {
                worker.Processor = null;
                _lentOut--;
                _active--;
            }
            ends = _stopping || worker.IsDoomed;
            if (ends)
                Forget(worker);
            // A worker that belongs to one goroutine waits for that one only.
            else if (worker.Locked is null && !worker.IsIdle)
            {
                worker.IsIdle = true;
                _idleWorkers.Add(worker);
            }
            isSpare = worker.IsIdle && HasSpareWorkers;
            // One that is still out may have parked its goroutine and have more to do, such as to move a bubble's
            // clock; it comes here too, and looks itself.
            deadlocked = !_stopping && handed is null && Program.HasMain && IsQuiet && IsAsleep();
        }
        if (deadlocked)
            Program.Deadlock();
        if (handed is not null)
            EnqueueGlobal(handed);
        // It may have readied somebody in the queue of the processor it no longer had.
        if (wasLent && HasWork())
            WakeSomeone();
        if (ends)
            return false;
        if (!worker.Sleep(isSpare ? SpareTime : Timeout.Infinite) && TryRetire(worker))
            return false;
        return !_stopping;
    }

    /// <summary>Nobody has needed the worker for long: it is to end, unless it has just been given a processor.</summary>
    private bool TryRetire(Worker worker)
    {
        lock (_gate)
        {
            if (!worker.IsIdle || !HasSpareWorkers)
                return false;
            _idleWorkers.Remove(worker);
            Forget(worker);
            return true;
        }
    }

    /// <summary>Under the gate: the worker is about to end.</summary>
    private void Forget(Worker worker)
    {
        _parkedByEnded += worker.Parked;
        _workers.Remove(worker);
    }

    internal bool HasWork()
    {
        if (_global.Count > 0)
            return true;
        long now = Now;
        foreach (var p in Processors)
            if (p.Queue.Count > 0 || p.HasNext || p.Timers.Next <= now)
                return true;
        return false;
    }

    /// <summary>Whether there is work that its owner, if it has one, will not come to soon.</summary>
    private bool HasWorkForOthers()
    {
        if (_global.Count > 0)
            return true;
        long now = Now;
        foreach (var p in Processors)
        {
            bool hasWork = p.Worker is null
                ? p.Queue.Count > 0 || p.HasNext
                : p.HasLongQueue(p.Pace) || (p.IsSlow && p.Queue.Count > 0);
            if (hasWork || p.Timers.Next <= now)
                return true;
        }
        return false;
    }

    /// <summary>Under the gate: a worker for the processor, an idle one or a new one. The caller wakes it after.</summary>
    private Worker Assign(Processor processor)
    {
        Worker worker;
        // Who has slept least: the others may prove to be spare.
        if (_idleWorkers is [.., var idle])
        {
            worker = idle;
            worker.IsIdle = false;
            _idleWorkers.RemoveAt(_idleWorkers.Count - 1);
        }
        else
        {
            worker = new Worker(this);
            _workers.Add(worker);
        }
        Give(processor, worker);
        return worker;
    }

    /// <summary>Under the gate, all processors idle: whether nothing in the program can ever run again.</summary>
    private bool IsAsleep()
    {
        foreach (var p in Processors)
            if (p.Timers.Count > 0)
                return false;
        if (HasWork())
            return false;
        long parked = CountParked();
        int live = Program.Goroutines.Count;
        if (parked < live)
            return false;
        // The sums may be of different instants; the goroutines themselves decide.
        foreach (var goroutine in Program.Goroutines.Snapshot())
            if (goroutine.WaitsIn is null)
                return false;
        return true;
    }

    private void WakeAll()
    {
        lock (_gate)
        {
            foreach (var worker in _workers)
                worker.Wake();
        }
    }
}
