using Charts.Timelines;
using Goroutines;

namespace Charts.Replaying;

/// <summary>
/// A program made of a trace: each goroutine does what it did, for as long as it did, and waits for what it waited for.
/// </summary>
/// <remarks>
/// What it assumes: the work between two waits does not depend on when it is done. Who takes a lock waits for whoever has
/// it then, and a WaitGroup waits for as many <c>Done</c> as had come when its wait was over. Every other wait that another
/// goroutine ended waits for the same step of the same goroutine; what proceeded at once then is free to do so. A wait that
/// nobody ended takes as long as it took. The machine has the same number of cores, Go's time slice, and costs nothing.
/// </remarks>
internal sealed class ReplayModel
{
    private readonly Dictionary<long, List<ReplayAction>> _scripts = [];
    private readonly Dictionary<long, long> _runningSince = [];
    private readonly Dictionary<long, TraceEvent> _waits = [];
    private readonly Dictionary<long, long> _early = [];
    private readonly Dictionary<long, long> _lentSince = [];
    private readonly Dictionary<long, long> _dones = [];
    private readonly HashSet<long> _readWrite = [];
    private long _signals;

    /// <summary>How many actions there are in all.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether main came to its end, so that there is something to replay.</summary>
    internal bool HasEnd { get; private set; }

    internal IReadOnlyList<ReplayAction> Of(long goroutine) =>
        _scripts.TryGetValue(goroutine, out var script) ? script : [];

    /// <summary>Whether a lock was ever taken for reading.</summary>
    internal bool IsReadWrite(long subject) => _readWrite.Contains(subject);

    internal static ReplayModel Of(Trace trace)
    {
        var model = new ReplayModel();
        foreach (var e in trace.Events)
        {
            if (e.Goroutine > 0)
            {
                model.Read(e);
            }
        }

        return model;
    }

    private void Read(in TraceEvent e)
    {
        switch (e.Kind)
        {
            case TraceEventKind.Created when e.Other > 0:
                Add(e.Other, e.Time, ReplayKind.Start, 0, e.Goroutine);
                break;
            case TraceEventKind.Running:
                _early.Remove(e.Goroutine);
                Return(e);
                _runningSince.TryAdd(e.Goroutine, e.Time);
                break;
            case TraceEventKind.Ready:
                Ready(e);
                break;
            case TraceEventKind.Blocked:
                Block(e);
                break;
            case TraceEventKind.Yielded:
                Stop(e.Goroutine, e.Time);
                break;
            case TraceEventKind.ProcessorLent when _runningSince.ContainsKey(e.Goroutine):
                Stop(e.Goroutine, e.Time);
                _lentSince[e.Goroutine] = e.Time;
                break;
            case TraceEventKind.Ended:
                Return(e);
                Stop(e.Goroutine, e.Time);
                HasEnd |= e.Goroutine == 1;
                break;
            case TraceEventKind.Operation:
                Operate(e);
                break;
            default:
                break;
        }
    }

    private void Operate(in TraceEvent e)
    {
        ReplayKind? kind = e.Text switch
        {
            "lock" => ReplayKind.Lock,
            "unlock" => ReplayKind.Unlock,
            "rlock" => ReplayKind.ReadLock,
            "runlock" => ReplayKind.ReadUnlock,
            "done" => ReplayKind.Done,
            _ => null,
        };
        if (kind is { } known)
        {
            Add(e.Goroutine, e.Time, known, e.Subject, 0);
        }

        if (kind == ReplayKind.ReadLock)
        {
            _readWrite.Add(e.Subject);
        }

        if (kind == ReplayKind.Done)
        {
            _dones[e.Subject] = _dones.GetValueOrDefault(e.Subject) + 1;
        }
    }

    private void Block(in TraceEvent e)
    {
        Return(e);
        Stop(e.Goroutine, e.Time);
        if (_early.Remove(e.Goroutine, out var signal))
        {
            Wait(e, e.Time, signal);
        }
        else if (e.Text != "runnable")
        {
            _waits[e.Goroutine] = e;
        }
    }

    private void Ready(in TraceEvent e)
    {
        if (_waits.Remove(e.Goroutine, out var wait))
        {
            Wait(wait, e.Time, SignalOf(wait, e));
        }
        else if (_runningSince.ContainsKey(e.Goroutine) && e.Other > 0)
        {
            // Woken before the trace shows it waiting: on real cores the two race.
            _early[e.Goroutine] = SignalOf(e, e);
        }
    }

    private long SignalOf(in TraceEvent wait, in TraceEvent e)
    {
        if (e.Other == 0 || e.Other == e.Goroutine || LockUses.IsLock(wait.Text) || IsGroup(wait))
        {
            return 0;
        }

        Add(e.Other, e.Time, ReplayKind.Signal, ++_signals, 0);
        return _signals;
    }

    private void Wait(in TraceEvent wait, long time, long signal)
    {
        if (LockUses.IsLock(wait.Text))
        {
            // The operation that follows takes the lock.
            return;
        }

        var script = ScriptOf(wait.Goroutine);
        Count++;
        script.Add(
            IsGroup(wait)
                ? new(ReplayKind.Join, wait.Subject, _dones.GetValueOrDefault(wait.Subject))
            : signal > 0 ? new(ReplayKind.Await, signal, 0)
            : new ReplayAction(ReplayKind.Sleep, 0, time - wait.Time)
        );
    }

    private static bool IsGroup(in TraceEvent wait) => wait.Text == "sync.WaitGroup.Wait";

    private void Add(long goroutine, long time, ReplayKind kind, long subject, long value)
    {
        if (_runningSince.ContainsKey(goroutine))
        {
            Stop(goroutine, time);
            _runningSince[goroutine] = time;
        }

        ScriptOf(goroutine).Add(new(kind, subject, value));
        Count++;
    }

    private void Stop(long goroutine, long time)
    {
        if (_runningSince.Remove(goroutine, out var since) && time > since)
        {
            ScriptOf(goroutine).Add(new(ReplayKind.Work, 0, time - since));
            Count++;
        }
    }

    /// <summary>It has a processor again, or needs none: until now it went on without.</summary>
    private void Return(in TraceEvent e)
    {
        if (_lentSince.Remove(e.Goroutine, out var since) && e.Time > since)
        {
            ScriptOf(e.Goroutine).Add(new(ReplayKind.Sleep, 0, e.Time - since));
            Count++;
        }
    }

    private List<ReplayAction> ScriptOf(long goroutine)
    {
        if (!_scripts.TryGetValue(goroutine, out var script))
        {
            _scripts.Add(goroutine, script = []);
        }

        return script;
    }
}
