namespace Goroutines;

/// <summary>Follows a trace to its end and keeps who waits, who holds which lock, and who used which channel last.</summary>
internal sealed class WaitForReader
{
    private readonly SortedDictionary<long, TraceEvent> _waiting = [];
    private readonly HashSet<long> _ended = [];
    private readonly Dictionary<long, TraceEvent> _writers = [];
    private readonly Dictionary<long, List<TraceEvent>> _readers = [];
    private readonly Dictionary<long, TraceEvent> _sent = [];
    private readonly Dictionary<long, TraceEvent> _received = [];

    internal void Read(in TraceEvent e)
    {
        switch (e.Kind)
        {
            case TraceEventKind.Blocked:
                _waiting[e.Goroutine] = e;
                break;
            case TraceEventKind.Ready or TraceEventKind.Running:
                _waiting.Remove(e.Goroutine);
                break;
            case TraceEventKind.Ended:
                _waiting.Remove(e.Goroutine);
                _ended.Add(e.Goroutine);
                break;
            case TraceEventKind.Operation:
                Carry(e);
                break;
        }
    }

    internal List<WaitForEdge> Edges()
    {
        var edges = new List<WaitForEdge>();
        foreach (var wait in _waiting.Values)
        {
            if (!IsStuck(wait.Text))
                continue;
            var edge = new WaitForEdge(
                wait.Goroutine,
                wait.Text ?? "unknown",
                wait.Subject,
                wait.File,
                wait.Line
            );
            int count = edges.Count;
            foreach (var (relation, e) in Holders(wait))
                edges.Add(
                    edge with
                    {
                        Holder = e.Goroutine,
                        Relation = relation,
                        HolderFile = e.File,
                        HolderLine = e.Line,
                        HolderHasEnded = _ended.Contains(e.Goroutine),
                    }
                );
            if (edges.Count == count)
                edges.Add(edge);
        }
        return edges;
    }

    private void Carry(in TraceEvent e)
    {
        switch (e.Text)
        {
            case "lock":
                _writers[e.Subject] = e;
                break;
            case "unlock":
                _writers.Remove(e.Subject);
                break;
            case "rlock":
                ReadersOf(e.Subject).Add(e);
                break;
            case "runlock":
                EndReading(e);
                break;
            case "send":
                _sent[e.Subject] = e;
                break;
            case "receive":
                _received[e.Subject] = e;
                break;
        }
    }

    private IEnumerable<(WaitForRelation Relation, TraceEvent By)> Holders(TraceEvent wait)
    {
        if (wait.Subject == 0)
            yield break;
        switch (wait.Text)
        {
            case "sync.Mutex.Lock" or "sync.RWMutex.Lock" or "sync.RWMutex.RLock":
                if (_writers.TryGetValue(wait.Subject, out var writer))
                    yield return (WaitForRelation.Holds, writer);
                else if (wait.Text == "sync.RWMutex.RLock")
                    foreach (var other in WritersInWaiting(wait.Subject))
                        yield return (WaitForRelation.WaitsToWrite, other);
                else
                    foreach (var reader in ReadersOf(wait.Subject).DistinctBy(r => r.Goroutine))
                        yield return (WaitForRelation.Reads, reader);
                break;
            case "chan receive" when _sent.TryGetValue(wait.Subject, out var sender):
                if (sender.Goroutine != wait.Goroutine)
                    yield return (WaitForRelation.SentLast, sender);
                break;
            case "chan send" when _received.TryGetValue(wait.Subject, out var receiver):
                if (receiver.Goroutine != wait.Goroutine)
                    yield return (WaitForRelation.ReceivedLast, receiver);
                break;
        }
    }

    private IEnumerable<TraceEvent> WritersInWaiting(long subject) =>
        _waiting.Values.Where(w => w.Subject == subject && w.Text == "sync.RWMutex.Lock");

    private List<TraceEvent> ReadersOf(long subject)
    {
        if (!_readers.TryGetValue(subject, out var readers))
            _readers[subject] = readers = [];
        return readers;
    }

    // It has no owner: who has not locked it for reading gives back what the first has.
    private void EndReading(in TraceEvent e)
    {
        var readers = ReadersOf(e.Subject);
        long goroutine = e.Goroutine;
        int place = readers.FindLastIndex(r => r.Goroutine == goroutine);
        if (readers.Count > 0)
            readers.RemoveAt(Math.Max(place, 0));
    }

    private static bool IsStuck(string? reason) =>
        reason
            is not (
                "sleep"
                or "syscall"
                or OutsideWaits.Reason
                or "synctest.Run"
                or "synctest.Wait"
                or "runnable"
            );
}
