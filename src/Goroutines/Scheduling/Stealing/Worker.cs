namespace Goroutines;

/// <summary>A worker (Go's M): an operating system thread that runs goroutines while it holds a processor.</summary>
internal sealed class Worker : Runner
{
    /// <summary>How often the shared queue comes first, so that a busy processor cannot starve it.</summary>
    private const int GlobalQueueInterval = 61;

    /// <summary>After so many steps in a row of goroutines that ready one another somebody else has a turn.</summary>
    private const int LongConversation = 61;

    /// <summary>After so many steps the clock is read, however short the steps are.</summary>
    private const int MostClockInterval = 32;

    /// <summary>How often the clock should be read, for due timers and to know how long a step takes: every 20 µs.</summary>
    private const long ClockPeriod = 20_000;

    private readonly StealingScheduler _scheduler;
    private readonly object _bed = new();
    private IRunnable? _handed;
    private bool _awake;
    private bool _isStarted;
    private bool _isInside;
    private bool _isInStep;
    private uint _turns;
    private int _conversation;
    private int _clockInterval = 1;
    private int _untilClock;
    private long _clockRead;

    internal Worker(StealingScheduler scheduler)
    {
        _scheduler = scheduler;
        Random = new Xorshift((uint)GetHashCode());
        FreePlaces = scheduler.Program.Goroutines.Keep();
        Thread = new Thread(Loop, maxStackSize: 16 << 20)
        {
            IsBackground = true,
            Name = "goroutine worker",
        };
    }

    /// <summary>The worker that this thread is; null for other threads.</summary>
    internal static new Worker? Current => Runner.Current as Worker;

    internal StealingScheduler Scheduler => _scheduler;

    internal Thread Thread { get; }

    /// <summary>The same as the operating system sees it; null until it runs, and where nothing can be known.</summary>
    internal NativeThread? Native { get; private set; }

    /// <summary>The processor it was given. It holds it only as long as the processor agrees.</summary>
    internal Processor? Processor { get; set; }

    /// <summary>Goroutines parked by this thread less those readied by it; only this thread writes it.</summary>
    internal long Parked { get; set; }

    /// <summary>The goroutine that has this thread to itself; null for most workers.</summary>
    internal Goroutine? Locked { get; set; }

    /// <summary>How often that goroutine has locked the thread and not unlocked it.</summary>
    internal int LockCount { get; set; }

    /// <summary>Whether it stands among the idle; changed under the gate.</summary>
    internal bool IsIdle { get; set; }

    /// <summary>Whether it was given something to run because nobody else may.</summary>
    internal bool IsHanded => Volatile.Read(ref _handed) is not null;

    /// <summary>Its goroutine has ended with the thread locked: who knows what it did to the thread. It ends too.</summary>
    internal bool IsDoomed { get; set; }

    /// <summary>Whether the goroutine it runs has said why it stops: set by park, yield and end.</summary>
    internal bool HasStopped { get; set; }

    /// <summary>Randomness of this thread's own, for stealing and select.</summary>
    internal Xorshift Random { get; }

    /// <summary>Whether it may run goroutines; only its own thread and the gate's holder ask.</summary>
    /// <remarks>
    /// It needs no fence. A processor that has just been given is seen with all that its last worker did to it, for the
    /// read of its worker acquires; one that is seen too late only sends the thread to the gate.
    /// </remarks>
    internal bool HoldsProcessor => Processor is { } p && p.Worker == this;

    /// <summary>Whether it runs a step of a goroutine; read by the watcher.</summary>
    internal bool IsInStep
    {
        get => Volatile.Read(ref _isInStep);
        private set => Volatile.Write(ref _isInStep, value);
    }

    /// <summary>Whether it uses its processor's next slot just now.</summary>
    internal bool IsInside
    {
        get => Volatile.Read(ref _isInside);
        set => Volatile.Write(ref _isInside, value);
    }

    /// <summary>Starts the thread, or wakes it.</summary>
    internal void Wake()
    {
        // Not under the scheduler's gate: starting a thread takes as long as it takes the thread to begin.
        if (Interlocked.Exchange(ref _isStarted, true) is false)
        {
            Thread.UnsafeStart();
            return;
        }
        lock (_bed)
        {
            _awake = true;
            Monitor.Pulse(_bed);
        }
    }

    /// <summary>Sleeps until <see cref="Wake"/>, or for so many milliseconds; <see cref="Timeout.Infinite"/> for ever.</summary>
    /// <returns>Whether it was woken.</returns>
    internal bool Sleep(int milliseconds)
    {
        lock (_bed)
        {
            if (!_awake)
                Monitor.Wait(_bed, milliseconds);
            bool woken = _awake;
            _awake = false;
            return woken;
        }
    }

    private void Loop()
    {
        Begin(_scheduler.Program);
        Native = NativeThread.Current();
        _scheduler.CpuSampler?.Add(Native);
        while (!_scheduler.IsStopping)
        {
            if (!HoldsProcessor)
            {
                Leave();
                if (!_scheduler.WaitForProcessor(this))
                {
                    _scheduler.Program.Goroutines.TakeBack(FreePlaces!);
                    return;
                }
                MeasureAnew();
                continue;
            }
            var processor = Processor!;
            var item = Locked is null ? Find(processor) : TakeHanded();
            if (item is not null && !IsDoomed)
                Run(processor, item);
            else
            {
                Leave();
                _scheduler.Release(processor, this);
            }
        }
    }

    private void Run(Processor processor, IRunnable item)
    {
        var goroutine = item.Goroutine;
        if (goroutine.IsLocked && Locked != goroutine)
        {
            _scheduler.HandOver(item, finder: this);
            return;
        }
        // Not so if another thread may have made it ready since the last step.
        bool follows = Running is not null && Locked is null;
        processor.CountSwitch();
        goroutine.YieldRequested = false;
        HasStopped = false;
        goroutine.Processor = processor.Id;
        if (goroutine.IsWatched)
            _scheduler.Program.Trace?.Running(goroutine, processor.Id, follows);
        IsInStep = true;
        Step(item, goroutine);
        IsInStep = false;
        if (HasStopped)
            return;
        goroutine.Elsewhere = Whereabouts.IOWait;
        _scheduler.Program.Trace?.AwaitsOutside(goroutine, processor.Id);
    }

    /// <summary>Gives it something to run; called under the gate.</summary>
    /// <returns>False if it has not taken yet what it was given before.</returns>
    internal bool Hand(IRunnable item) =>
        Interlocked.CompareExchange(ref _handed, item, null) is null;

    /// <summary>Takes what it was given. It needs no gate: the exchange cannot overwrite what comes just now.</summary>
    internal IRunnable? TakeHanded() => Interlocked.Exchange(ref _handed, null);

    private IRunnable? Find(Processor processor)
    {
        if (--_untilClock <= 0)
            ReadClock(processor);
        if (_conversation < LongConversation && processor.TakeNext(this) is { } next)
        {
            _conversation++;
            return next;
        }
        // After a long conversation both queues have waited long: they take turns.
        bool isSharedFirst =
            ++_turns % GlobalQueueInterval == 0
            || (_conversation == LongConversation && _turns % 2 == 0);
        _conversation = 0;
        if (isSharedFirst)
        {
            Leave();
            if (_scheduler.TakeGlobal() is { } global)
                return global;
        }
        return processor.Queue.Take()
            ?? processor.TakeNext(this)
            ?? _scheduler.Search(processor, this);
    }

    /// <summary>For so many nanoseconds it has looked for something to run: that was no step.</summary>
    internal void DoNotMeasure(long nanoseconds) => _clockRead += nanoseconds;

    private void MeasureAnew()
    {
        _clockRead = _scheduler.Now;
        _untilClock = _clockInterval = 1;
    }

    /// <summary>Measures its pace and fires what is due; sees to it that this is done often enough, but not much oftener.</summary>
    private void ReadClock(Processor processor)
    {
        long now = _scheduler.Now;
        long elapsed = now - _clockRead;
        processor.Pace = elapsed / _clockInterval;
        if (elapsed > 2 * ClockPeriod)
            _clockInterval = Math.Max(_clockInterval / 4, 1);
        else if (elapsed < ClockPeriod)
            _clockInterval = Math.Min(_clockInterval * 2, MostClockInterval);
        _clockRead = now;
        _untilClock = _clockInterval;
        if (processor.Timers.Next > now)
            return;
        Leave();
        processor.Timers.Fire(now);
    }
}
