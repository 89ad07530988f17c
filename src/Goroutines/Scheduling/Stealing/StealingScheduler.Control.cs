namespace Goroutines;

/// <content>What a program may ask of its scheduler: more or fewer processors, a thread of its own, a blocking call.</content>
internal sealed partial class StealingScheduler
{
    /// <summary>Changes how many processors run goroutines.</summary>
    /// <remarks>
    /// A processor that is no longer wanted is taken from its worker, which notices at its goroutine's next
    /// operation. What stands in its queue is stolen by the others, and its timers are fired by them, as always.
    /// </remarks>
    public void SetMaxProcs(int count)
    {
        lock (_gate)
        {
            if (count > _processors.Length)
                Grow(count);
            Volatile.Write(ref _maxProcs, count);
            foreach (var processor in _processors.AsSpan(count))
                if (processor.Worker is not null)
                    TakeAway(processor);
            _idleProcessors.Clear();
            for (int i = count - 1; i >= 0; i--)
                if (_processors[i].Worker is null)
                    _idleProcessors.Push(_processors[i]);
            CountIdle();
        }
        // Pairs with the fence in WakeSomeone.
        Interlocked.MemoryBarrier();
        if (HasWork())
            WakeSomeone();
    }

    /// <summary>The running goroutine keeps its thread to itself from now on; calls nest.</summary>
    public void LockThread(Goroutine goroutine)
    {
        var worker = Worker.Current!;
        worker.Locked = goroutine;
        worker.LockCount++;
        goroutine.IsLocked = true;
    }

    /// <summary>Takes back one <see cref="LockThread"/>; nothing if there is none.</summary>
    public void UnlockThread(Goroutine goroutine)
    {
        var worker = Worker.Current!;
        if (worker.LockCount == 0 || --worker.LockCount > 0)
            return;
        worker.Locked = null;
        goroutine.IsLocked = false;
    }

    /// <summary>The running goroutine is about to block its thread: its processor is for others meanwhile.</summary>
    public void EnterBlocking()
    {
        var worker = Worker.Current!;
        Processor processor;
        lock (_gate)
        {
            if (!worker.HoldsProcessor)
                return;
            processor = worker.Processor!;
            TakeAway(processor);
            if (processor.Id < MaxProcs)
                _idleProcessors.Push(processor);
            CountIdle();
        }
        Program.Trace?.ProcessorLent(worker.Running!.Id, processor.Id);
        // Pairs with the fence in WakeSomeone.
        Interlocked.MemoryBarrier();
        if (HasWork())
            WakeSomeone();
    }

    /// <summary>The thread is back.</summary>
    /// <returns>Whether it got a processor; else the goroutine must yield.</returns>
    public bool ExitBlocking()
    {
        var worker = Worker.Current!;
        lock (_gate)
        {
            if (worker.HoldsProcessor)
                return true;
            if (!_idleProcessors.TryPop(out var processor))
                return false;
            CountIdle();
            Give(processor, worker);
            worker.Running!.YieldRequested = false;
            return true;
        }
    }

    /// <summary>Gives a goroutine that is locked to a thread to that thread, with the processor to run it on.</summary>
    internal void HandOver(IRunnable item, Worker finder)
    {
        var owner = OwnerOf(item.Goroutine);
        bool canRun;
        lock (_gate)
        {
            // If it holds one it is at the end of the goroutine's last step, and finds the next one itself.
            canRun = (owner.HoldsProcessor || finder.HoldsProcessor) && owner.Hand(item);
            if (canRun && !owner.HoldsProcessor)
            {
                var processor = finder.Processor!;
                TakeAway(processor);
                Give(processor, owner);
            }
        }
        if (canRun)
            owner.Wake();
        else
            EnqueueGlobal(item);
    }

    /// <summary>The worker whose thread a goroutine has to itself.</summary>
    private Worker OwnerOf(Goroutine goroutine)
    {
        lock (_gate)
            return _workers.Find(w => w.Locked == goroutine)!;
    }

    /// <summary>Asks goroutines to yield that have no right to run: their workers have lost their processors.</summary>
    /// <param name="all">Whether to ask all others too, because the program is over.</param>
    internal void AskToYield(bool all = false)
    {
        if (!all && Volatile.Read(ref _lentOut) == 0)
            return;
        lock (_gate)
        {
            foreach (var worker in _workers)
                if (worker.Running is { } goroutine && (all || !worker.HoldsProcessor))
                    goroutine.YieldRequested = true;
        }
    }

    /// <summary>Under the gate: the worker loses its processor in the middle of a goroutine.</summary>
    private void TakeAway(Processor processor)
    {
        processor.TakeFrom(processor.Worker!);
        _held--;
        _lentOut++;
        _hasLent = true;
    }

    /// <summary>Under the gate: a worker that may have lost one processor gets another.</summary>
    private void Give(Processor processor, Worker worker)
    {
        if (worker.Processor is not null)
            _lentOut--;
        else
            _active++;
        worker.Processor = processor;
        processor.Worker = worker;
        _held++;
    }

    private void CountIdle() => Volatile.Write(ref _idleCount, _idleProcessors.Count);

    private void Grow(int count)
    {
        var more = new Processor[count];
        _processors.CopyTo(more, 0);
        for (int i = _processors.Length; i < count; i++)
            more[i] = new Processor(i);
        // Published whole: who reads it without the gate sees the old ones or all.
        Volatile.Write(ref _processors, more);
    }
}
