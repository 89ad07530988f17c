using Goroutines;

namespace Charts.Timelines;

/// <summary>Reads from a trace who had which lock and who waited for it.</summary>
internal sealed class LockUses
{
    private readonly SortedDictionary<long, LockUse> _locks = [];
    private readonly Dictionary<long, LockWait> _waiting = [];
    private readonly Dictionary<long, long> _subjects = [];
    private readonly Dictionary<long, LockHold> _writers = [];
    private readonly Dictionary<long, List<LockHold>> _readers = [];

    /// <summary>All locks of a run, the one that was waited for longest first.</summary>
    internal static List<LockUse> Of(Trace trace, Timeline timeline)
    {
        var reader = new LockUses();
        for (var index = 0; index < trace.Events.Count; index++)
        {
            var e = trace.Events[index];
            reader.Read(e, timeline.CountsSteps ? index : e.Time);
        }

        reader.Finish(timeline.End);
        return
        [
            .. reader
                ._locks.Values.OrderByDescending(use => use.Waited)
                .ThenByDescending(use => use.Held)
                .ThenBy(use => use.Number),
        ];
    }

    /// <summary>Whether a wait with this reason is for a lock.</summary>
    internal static bool IsLock(string? reason) =>
        reason is "sync.Mutex.Lock" or "sync.RWMutex.Lock" or "sync.RWMutex.RLock";

    private void Read(in TraceEvent e, long time)
    {
        if (e.Kind == TraceEventKind.Blocked && IsLock(e.Text))
        {
            // Who was woken and came too late waits once more: that is the same wait.
            if (!_waiting.ContainsKey(e.Goroutine))
            {
                var isRead = e.Text == "sync.RWMutex.RLock";
                var place = Units.Place(e.File, e.Line);
                _waiting.Add(e.Goroutine, new(e.Goroutine, time, time, isRead, place, false));
                Find(e.Subject).IsReadWrite |= e.Text != "sync.Mutex.Lock";
                _subjects[e.Goroutine] = e.Subject;
            }
        }
        else if (e.Kind == TraceEventKind.Operation)
        {
            Operate(e, time);
        }
    }

    private void Operate(in TraceEvent e, long time)
    {
        switch (e.Text)
        {
            case "lock":
                Serve(e, time);
                EndWriting(e.Subject, time);
                _writers[e.Subject] = Hold(e, time, isRead: false);
                break;
            case "unlock":
                EndWriting(e.Subject, time);
                break;
            case "rlock":
                Serve(e, time);
                Find(e.Subject).IsReadWrite = true;
                ReadersOf(e.Subject).Add(Hold(e, time, isRead: true));
                break;
            case "runlock":
                EndReading(e, time);
                break;
            default:
                break;
        }
    }

    private static LockHold Hold(in TraceEvent e, long time, bool isRead) =>
        new(e.Goroutine, time, time, isRead, Units.Place(e.File, e.Line));

    private void Serve(in TraceEvent e, long time)
    {
        var use = Find(e.Subject);
        if (_waiting.TryGetValue(e.Goroutine, out var wait) && _subjects[e.Goroutine] == e.Subject)
        {
            _waiting.Remove(e.Goroutine);
            use.Waits.Add(wait with { End = time, WasServed = true });
        }
    }

    private void EndWriting(long subject, long time)
    {
        if (_writers.Remove(subject, out var hold))
        {
            Find(subject).Holds.Add(hold with { End = time });
        }
    }

    // A reader's lock has no owner: who has none gives back what another has.
    private void EndReading(in TraceEvent e, long time)
    {
        var readers = ReadersOf(e.Subject);
        if (readers.Count > 0)
        {
            var goroutine = e.Goroutine;
            var place = Math.Max(0, readers.FindLastIndex(hold => hold.Goroutine == goroutine));
            Find(e.Subject).Holds.Add(readers[place] with { End = time });
            readers.RemoveAt(place);
        }
    }

    private void Finish(long end)
    {
        foreach (var (goroutine, wait) in _waiting)
        {
            Find(_subjects[goroutine]).Waits.Add(wait with { End = end });
        }

        foreach (var (subject, hold) in _writers)
        {
            Find(subject).Holds.Add(hold with { End = end });
        }

        foreach (var (subject, holds) in _readers)
        {
            Find(subject).Holds.AddRange(holds.Select(hold => hold with { End = end }));
        }
    }

    private List<LockHold> ReadersOf(long subject)
    {
        if (!_readers.TryGetValue(subject, out var readers))
        {
            _readers.Add(subject, readers = []);
        }

        return readers;
    }

    private LockUse Find(long subject)
    {
        if (!_locks.TryGetValue(subject, out var use))
        {
            _locks.Add(subject, use = new LockUse(subject));
        }

        return use;
    }
}
