using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>The real scheduler: goroutines on all cores, M:N, with work stealing.</summary>
/// <remarks>
/// <para>
/// <c>MaxProcs</c> processors each have a run queue. A worker thread that holds a processor runs its queue; when
/// that is empty it takes from the shared queue, fires due timers, steals half of another queue, and only then
/// gives the processor up and sleeps.
/// </para>
/// <para>
/// No wake-up is lost: who makes work first queues it, then looks whether somebody is idle; who goes idle first
/// says so, then looks whether there is work. Both sides have a full fence between the two steps, so at least one
/// sees the other. While a worker searches nobody else is woken; one that finds work wakes the next.
/// </para>
/// <para>
/// Work moves to another core only if that pays. A worker measures how long its steps take, and a thief how fast the
/// worker moves that it would take from. Goroutines that talk to one another in short steps stay together on one core: there
/// they cost half of what they would on two. Once a step takes longer than it takes to talk across, all cores are
/// used. What turns out otherwise the watcher sees, and so does the worker when it is about to block.
/// </para>
/// <para>
/// <c>_gate</c> guards who holds which processor, and the lists of the idle. It is never taken while a queue's lock
/// is held, and nothing is readied or run under it.
/// </para>
/// <para>
/// Rejected: one shared queue (every switch on every core meets at its lock); waking a thread for every readied
/// goroutine (a conversation of two would hop from core to core); going by the number of those who wait alone (four that wait for
/// 20 µs each are worth a core, eight that wait for 60 ns are not); a timer thread that runs goroutines itself.
/// </para>
/// </remarks>
internal sealed partial class StealingScheduler : IScheduler
{
    /// <summary>How long a goroutine may run before it is asked to yield: Go's 10 ms.</summary>
    internal const long TimeSlice = 10_000_000;

    /// <summary>
    /// So many in the queue, when one that begins or that no goroutine has readied is added, are worth waking somebody
    /// for: nobody knows how long its steps will be.
    /// </summary>
    private const int ManyNew = 4;

    private Processor[] _processors;
    private int _maxProcs;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Watcher _watcher;
    private readonly GlobalQueue _global = new();
    private long _readiedOutside;
    private volatile bool _stopping;

    internal StealingScheduler(Program program, int maxProcs)
    {
        Program = program;
        _processors = new Processor[maxProcs];
        for (int i = 0; i < maxProcs; i++)
            _processors[i] = new Processor(i);
        for (int i = maxProcs - 1; i >= 0; i--)
            _idleProcessors.Push(_processors[i]);
        _idleCount = _maxProcs = maxProcs;
        _watcher = new Watcher(this);
        CpuSampler = program.Trace is null ? null : new CpuSampler(this);
    }

    public Program Program { get; }

    public int MaxProcs => Volatile.Read(ref _maxProcs);

    public long Now
    {
        get
        {
            long ticks = Stopwatch.GetTimestamp() - _start;
            // Known to the JIT; mostly a tick is a nanosecond.
            return Stopwatch.Frequency == 1_000_000_000
                ? ticks
                : (long)(ticks * (1e9 / Stopwatch.Frequency));
        }
    }

    /// <summary>The machine's clock.</summary>
    internal static DateTimeOffset TimeOfDay => DateTimeOffset.Now;

    /// <summary>All there ever were: those beyond <see cref="MaxProcs"/> have no worker.</summary>
    internal ReadOnlySpan<Processor> Processors => Volatile.Read(ref _processors);

    internal Watcher Watcher => _watcher;

    /// <summary>Who asks the operating system how much the workers compute; null in a run without a trace.</summary>
    internal CpuSampler? CpuSampler { get; }

    internal bool IsStopping => _stopping;

    public void Start(Goroutine goroutine, Runner? here) => Enqueue(goroutine, here);

    public void Park(Waiter waiter, Runner here)
    {
        var worker = Unsafe.As<Worker>(here);
        worker.Parked++;
        worker.HasStopped = true;
        Program.Trace?.Blocked(waiter);
    }

    public void Yield(Waiter waiter)
    {
        Worker.Current!.HasStopped = true;
        Program.Trace?.Yielded(waiter);
        // To the shared queue, as in Go: a goroutine that steps back must not be the next of its own processor.
        EnqueueGlobal(waiter);
    }

    public void End(Goroutine goroutine)
    {
        // Outside a worker if a foreign await brought the goroutine's last step onto another thread.
        var worker = Worker.Current;
        worker?.HasStopped = true;
        if (!goroutine.IsLocked)
            return;
        var owner = OwnerOf(goroutine);
        goroutine.IsLocked = false;
        owner.IsDoomed = true;
        if (owner != worker)
            owner.Wake();
    }

    public void Ready(Waiter waiter, Runner? here)
    {
        if (_stopping)
            return;
        Program.Trace?.Ready(waiter.Goroutine, here, IsOwn(waiter.Goroutine, here));
        if (here is Worker worker && worker.Scheduler == this)
        {
            worker.Parked--;
            // A timer has woken it: who was ready before goes first.
            if (worker.Running is null)
            {
                Enqueue(waiter, here);
                return;
            }
            if (worker.HoldsProcessor)
            {
                var processor = worker.Processor!;
                var queued = processor.TryPutNext(worker, waiter, out var displaced)
                    ? displaced
                    : waiter;
                if (queued is not null)
                    processor.Queue.Add(queued);
                // Who waits next here is mostly about to run, and wakes nobody; unless steps are long here.
                if (queued is not null || processor.IsSlow)
                    WakeSomeoneFor(processor);
                return;
            }
        }
        else
            Interlocked.Increment(ref _readiedOutside);
        EnqueueGlobal(waiter);
    }

    /// <summary>Whether a goroutine last ran on the calling thread's processor, and no other thread is still at it.</summary>
    private bool IsOwn(Goroutine goroutine, Runner? here) =>
        !_hasLent
        && here is Worker { HoldsProcessor: true } worker
        && worker.Processor!.Id == goroutine.Processor
        && worker.Scheduler == this;

    public void Post(PostedCallback callback)
    {
        if (_stopping)
            return;
        Program.Trace?.Ready(callback.Goroutine);
        Enqueue(callback, Runner.Current);
    }

    public void Add(TimerEntry timer)
    {
        // A worker of another program may be the one who waits for this one's timer.
        var own = Worker.Current is { } w && w.Scheduler == this ? w.Processor : null;
        (own ?? _processors[0]).Timers.Add(timer);
        _watcher.TimerAdded(timer.When);
    }

    public bool Remove(TimerEntry timer) => timer.Heap?.Remove(timer) ?? false;

    public int Choose(int count) =>
        Worker.Current is { } worker ? worker.Random.Next(count) : Random.Shared.Next(count);

    public void Abandon()
    {
        // The thread is lost with its goroutine; the watcher lends the processor on if the program still runs.
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Burns a core, in pieces short enough to yield between them.</summary>
    public async ValueTask Work(long nanoseconds, string file, int line)
    {
        const long Piece = 100_000;
        while (nanoseconds > 0)
        {
            long piece = Math.Min(nanoseconds, Piece);
            long start = Now;
            while (Now - start < piece)
                Thread.SpinWait(20);
            // Time for which the operating system took the core away has burnt nothing: a piece counts once.
            nanoseconds -= piece;
            if (nanoseconds > 0 && Operations.ShouldYield())
                await PlainWaiter.Yield(file, line);
        }
    }

    /// <summary>Ends all workers. Those that are inside a goroutine end when it next waits.</summary>
    internal void Stop()
    {
        _stopping = true;
        _watcher.Stop();
        WakeAll();
        AskToYield(all: true);
    }

    internal IRunnable? TakeGlobal() => _global.Take();

    private void Enqueue(IRunnable item, Runner? here)
    {
        if (here is Worker { HoldsProcessor: true } worker && worker.Scheduler == this)
        {
            worker.Processor!.Queue.Add(item);
            WakeSomeoneFor(worker.Processor!, ManyNew);
        }
        else
            EnqueueGlobal(item);
    }

    private void EnqueueGlobal(IRunnable item)
    {
        _global.Add(item);
        WakeSomeone();
    }
}
