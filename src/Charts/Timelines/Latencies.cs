using Goroutines;

namespace Charts.Timelines;

/// <summary>How long goroutines of a run waited, each time: for a core, and for each reason.</summary>
internal sealed class Latencies
{
    private readonly Dictionary<long, (bool IsReady, string? Reason, long Since)> _waiting = [];
    private readonly HashSet<long> _wokenEarly = [];
    private readonly SortedDictionary<string, List<long>> _blocked = new(StringComparer.Ordinal);
    private readonly List<long> _ready = [];

    private Latencies() { }

    /// <summary>How many of the waits had not ended when the run did; they are in none of the lists.</summary>
    internal int Open { get; private set; }

    /// <summary>From ready to running: first the time for a core, then every wait reason, most time first.</summary>
    internal List<LatencyList> Lists { get; } = [];

    internal static Latencies Of(Trace trace, Timeline timeline)
    {
        var latencies = new Latencies();
        for (var index = 0; index < trace.Events.Count; index++)
        {
            var e = trace.Events[index];
            if (e.Goroutine > 0)
            {
                latencies.Read(e, timeline.CountsSteps ? index : e.Time);
            }
        }

        latencies.Finish();
        return latencies;
    }

    private void Read(in TraceEvent e, long time)
    {
        switch (e.Kind)
        {
            case TraceEventKind.Created or TraceEventKind.Yielded:
                _waiting[e.Goroutine] = (true, null, time);
                break;
            case TraceEventKind.Ready:
                Ready(e.Goroutine, time);
                break;
            case TraceEventKind.Running:
                _wokenEarly.Remove(e.Goroutine);
                Run(e.Goroutine, time);
                break;
            case TraceEventKind.Blocked:
                Block(e, time);
                break;
            case TraceEventKind.Ended:
                _waiting.Remove(e.Goroutine);
                break;
            default:
                break;
        }
    }

    private void Ready(long goroutine, long time)
    {
        if (!_waiting.TryGetValue(goroutine, out var wait))
        {
            // Woken before the trace showed it waiting: on real cores the two race.
            _wokenEarly.Add(goroutine);
        }
        else if (!wait.IsReady)
        {
            Block(wait.Reason!, Math.Max(0, time - wait.Since));
            _waiting[goroutine] = (true, null, time);
        }
    }

    private void Block(in TraceEvent e, long time)
    {
        var reason = e.Text ?? "unknown";
        if (_wokenEarly.Remove(e.Goroutine))
        {
            Block(reason, 0);
            _waiting[e.Goroutine] = (true, null, time);
        }
        else
        {
            _waiting[e.Goroutine] = (reason == "runnable", reason, time);
        }
    }

    private void Block(string reason, long length)
    {
        if (!_blocked.TryGetValue(reason, out var list))
        {
            _blocked.Add(reason, list = []);
        }

        list.Add(length);
    }

    private void Run(long goroutine, long time)
    {
        if (!_waiting.Remove(goroutine, out var wait))
        {
            return;
        }

        if (wait.IsReady)
        {
            _ready.Add(Math.Max(0, time - wait.Since));
        }
        else
        {
            // It runs, so it was ready at some moment that the trace does not have.
            Block(wait.Reason!, Math.Max(0, time - wait.Since));
        }
    }

    private void Finish()
    {
        Open = _waiting.Values.Count(wait => !wait.IsReady);
        if (_ready.Count > 0)
        {
            Lists.Add(new LatencyList(null, _ready));
        }

        Lists.AddRange(
            _blocked
                .Select(pair => new LatencyList(pair.Key, pair.Value))
                .OrderByDescending(list => list.Sum)
        );
    }
}
