namespace Goroutines;

/// <summary>The watcher (Go's sysmon): one thread that sees to time while the workers see to goroutines.</summary>
/// <remarks>
/// It wakes a worker when a timer is due and nobody is there to fire it, asks a goroutine whose time slice is up to
/// yield, and lends on the processor of a worker that is blocked, or that stays in one goroutine for so long that
/// it cannot be told from a blocked one. While everything sleeps it sleeps too.
/// <para>
/// A thread that waits for a lock of .NET's or in <c>Thread.Sleep</c> says so. One that is in native code does not:
/// it is blocked if the operating system finds it asleep at two looks. One look is not enough, for who computes may
/// just be fetching a page; and time alone is not, for on a busy machine the system may keep who computes from its
/// core for as long. Only where the system does not tell must time decide.
/// </para>
/// </remarks>
internal sealed class Watcher
{
    /// <summary>Between two looks while goroutines run.</summary>
    private const long Period = 2_000_000;

    private readonly StealingScheduler _scheduler;
    private readonly object _bed = new();
    private Sight[] _sights;
    private long _wakeAt = long.MaxValue;
    private bool _nudged;
    private bool _started;

    internal Watcher(StealingScheduler scheduler)
    {
        _scheduler = scheduler;
        _sights = new Sight[scheduler.MaxProcs];
    }

    /// <summary>Has it look now: work has begun after everything was idle.</summary>
    internal void Wake()
    {
        lock (_bed)
        {
            _nudged = true;
            if (!_started)
            {
                _started = true;
                new Thread(Loop) { IsBackground = true, Name = "goroutine watcher" }.UnsafeStart();
            }
            Monitor.Pulse(_bed);
        }
    }

    internal void Stop()
    {
        lock (_bed)
        {
            _nudged = true;
            Monitor.Pulse(_bed);
        }
    }

    /// <summary>A timer was armed: the watcher must not sleep past it.</summary>
    internal void TimerAdded(long when)
    {
        // Pairs with the fence in Rest: the timer is in its heap before the watcher's plans are read.
        Interlocked.MemoryBarrier();
        if (when < Volatile.Read(ref _wakeAt))
            Wake();
    }

    private void Loop()
    {
        while (!_scheduler.IsStopping)
        {
            Rest();
            if (_scheduler.IsStopping)
                break;
            if (_scheduler.HasWork())
                _scheduler.WakeSomeone();
            _scheduler.AskToYield();
            long now = _scheduler.Now;
            var processors = _scheduler.Processors;
            if (_sights.Length < processors.Length)
                Array.Resize(ref _sights, processors.Length);
            for (int i = 0; i < processors.Length; i++)
                Look(ref _sights[i], processors[i], now);
        }
        // Once more: a worker may have begun a step while the program ended.
        _scheduler.AskToYield(all: true);
    }

    private void Rest()
    {
        lock (_bed)
        {
            // Published before the timers are read: who arms one later sees that it must nudge.
            Volatile.Write(ref _wakeAt, long.MaxValue);
            Interlocked.MemoryBarrier();
            long now = _scheduler.Now;
            long wakeAt = _scheduler.IsQuiet ? long.MaxValue : now + Period;
            foreach (var p in _scheduler.Processors)
                wakeAt = Math.Min(wakeAt, Math.Max(p.Timers.Next, now + Period / 4));
            Volatile.Write(ref _wakeAt, wakeAt);
            if (!_nudged)
            {
                if (wakeAt == long.MaxValue)
                    Monitor.Wait(_bed);
                else
                    Monitor.Wait(_bed, Milliseconds(wakeAt - now));
            }
            _nudged = false;
        }
    }

    private void Look(ref Sight sight, Processor processor, long now)
    {
        long switches = processor.Switches;
        var worker = processor.Worker;
        if (worker is null || switches != sight.Switches || worker != sight.Worker)
        {
            sight = new Sight(worker, switches, now);
            return;
        }
        long age = now - sight.Since;
        if (age >= StealingScheduler.TimeSlice && worker.Running is { } goroutine)
            goroutine.YieldRequested = true;
        if (age >= Period && worker.IsInStep && _scheduler.HasWork() && IsStuck(ref sight, age))
            _scheduler.Lend(processor, worker);
    }

    private static bool IsStuck(ref Sight sight, long age)
    {
        // Asked to yield a slice ago, it has had its chance.
        if (age >= 2 * StealingScheduler.TimeSlice)
            return true;
        if ((sight.Worker!.Thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
            return true;
        bool wasAsleep = sight.IsAsleep;
        sight.IsAsleep = sight.Worker.Native?.IsAsleep() == true;
        return wasAsleep && sight.IsAsleep;
    }

    private static int Milliseconds(long nanoseconds) =>
        (int)Math.Clamp((nanoseconds + 999_999) / 1_000_000, 1, int.MaxValue);

    private struct Sight(Worker? worker, long switches, long since)
    {
        internal readonly Worker? Worker = worker;
        internal readonly long Switches = switches;
        internal readonly long Since = since;

        /// <summary>Whether the operating system found it asleep at an earlier look.</summary>
        internal bool IsAsleep;
    }
}
