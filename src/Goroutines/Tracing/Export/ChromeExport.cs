using System.Text.Json;

namespace Goroutines;

/// <summary>Follows the goroutines and processors of a trace and writes what it sees.</summary>
/// <remarks>
/// Each goroutine that lives has a slice open, and each processor one while it runs somebody: so an arrow always finds
/// a slice to begin or end in. What the trace does not tell is made up for: a goroutine that was never seen is ready
/// from where it first appears; what is open at the end ends there.
/// </remarks>
internal sealed partial class ChromeExport
{
    private readonly Trace _trace;
    private readonly Utf8JsonWriter _json;
    private readonly ChromeWriter _writer;
    private readonly TraceMessages _messages;
    private readonly Dictionary<long, ChromeThread> _threads = [];
    private readonly Dictionary<long, long> _lengths = [];
    private readonly List<ChromeThread?> _occupants = [];
    private readonly int[] _states = new int[(int)ChromeState.Ended + 1];
    private long _lastFlow;
    private (int Running, int Ready, int Waiting) _statesTold;

    internal ChromeExport(Trace trace, Utf8JsonWriter json)
    {
        _trace = trace;
        _json = json;
        _writer = new ChromeWriter(json);
        _messages = TraceMessages.Of(trace);
        _lastFlow = _messages.Count;
    }

    internal void Write()
    {
        var events = _trace.Events;
        long last = events.Count == 0 ? 0 : Math.Max(events[^1].Time, 0);
        long end = Math.Max(last, _trace.Elapsed.Ticks * TimeSpan.NanosecondsPerTick);
        // In virtual time a whole run may take none.
        bool countsEvents = end == 0;
        Begin(countsEvents);
        for (int i = 0; i < events.Count; i++)
        {
            MoveTo(countsEvents ? i * 1000L : events[i].Time);
            Add(i, events[i]);
        }
        MoveTo(countsEvents ? events.Count * 1000L : end);
        Finish();
    }

    private void Begin(bool countsEvents)
    {
        _json.WriteStartObject();
        _json.WriteString("displayTimeUnit", "ns");
        _json.WriteStartObject("otherData");
        _json.WriteString(
            "clock",
            countsEvents ? "one microsecond for each event"
                : _trace.IsSimulated ? "virtual"
                : "monotonic"
        );
        _json.WriteNumber("maxProcs", _trace.MaxProcs);
        _json.WriteNumber("dropped", _trace.Dropped);
        _json.WriteEndObject();
        _json.WriteStartArray("traceEvents");
        _writer.NameProcess(ChromeWriter.Goroutines, "goroutines");
        _writer.NameProcess(ChromeWriter.Processors, "processors");
        for (int i = 0; i < _trace.MaxProcs; i++)
            SeeProcessor(i);
    }

    private void Finish()
    {
        CountStates();
        foreach (var thread in _threads.Values.OrderBy(t => t.Number))
        {
            if (thread.State == ChromeState.Ended)
                continue;
            EndFlows(thread);
            Vacate(thread);
            EndSlice(thread);
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    private void Add(int index, in TraceEvent e)
    {
        if (e.Processor >= 0)
            SeeProcessor(e.Processor);
        switch (e.Kind)
        {
            case TraceEventKind.ProcessorStarted:
                OnProcessor(e, "start", default);
                return;
            case TraceEventKind.ProcessorStopped:
                if (Occupant(e.Processor) is { } stopped)
                    Enter(stopped, ChromeState.Ready, "runnable", default);
                OnProcessor(e, "stop", default);
                return;
            case TraceEventKind.ProcessorLent:
                OnProcessor(e, "lent", new(Goroutine: e.Goroutine));
                Lend(e.Goroutine > 0 ? Find(e) : Occupant(e.Processor));
                return;
            case TraceEventKind.Stolen:
                OnProcessor(
                    e,
                    $"steal from P{e.Subject}",
                    new(Goroutine: e.Goroutine, Processor: (int)e.Subject)
                );
                return;
        }
        if (e.Goroutine <= 0 || Find(e) is not { State: not ChromeState.Ended } thread)
            return;
        Add(index, e, thread);
        var (channel, by) = _messages.GrowthAt(index);
        Grow(channel, by);
    }

    private void Add(int index, in TraceEvent e, ChromeThread thread)
    {
        switch (e.Kind)
        {
            case TraceEventKind.Created:
                StartFlow(e.Other, thread, "go");
                break;
            case TraceEventKind.Ready:
                Ready(index, e, thread);
                break;
            case TraceEventKind.Running:
                Run(thread, e.Processor);
                break;
            case TraceEventKind.Blocked:
                Block(e, thread);
                break;
            case TraceEventKind.Yielded:
                Enter(thread, ChromeState.Ready, "runnable", new(Place(e)));
                break;
            case TraceEventKind.Ended:
                EndFlows(thread);
                Vacate(thread);
                EndSlice(thread);
                Count(thread, ChromeState.Ended);
                break;
            case TraceEventKind.Operation:
                Operate(index, e, thread);
                break;
            case TraceEventKind.Output:
                OnGoroutine(thread, Line(e.Text), "output", new(Text: e.Text ?? ""));
                break;
        }
    }

    private void Ready(int index, in TraceEvent e, ChromeThread thread)
    {
        long starts = _messages.StartsAt(index);
        long finishes = _messages.FinishesAt(index);
        if (starts != 0)
            _writer.FlowStart(thread.Number, "message", "message", starts);
        if (starts != 0 && starts == finishes)
            _writer.FlowFinish(e.Other, "message", "message", finishes);
        else if (finishes != 0)
            thread.Coming.Add(new(finishes, "message", "message"));
        switch (thread.State)
        {
            case ChromeState.Waiting:
                StartFlow(e.Other, thread, "wake");
                Enter(thread, ChromeState.Ready, "runnable", new(Goroutine: e.Other));
                break;
            case ChromeState.Running:
                StartFlow(e.Other, thread, "wake");
                thread.IsWokenEarly = true;
                break;
        }
    }

    private void Run(ChromeThread thread, int processor)
    {
        thread.IsWokenEarly = false;
        if (thread.State != ChromeState.Running || thread.IsLent || thread.Processor != processor)
        {
            if (Occupant(processor) is { } previous && previous != thread)
                Enter(previous, ChromeState.Ready, "runnable", default);
            Enter(thread, ChromeState.Running, "running", new(Processor: processor));
            thread.Processor = processor;
            if (processor >= 0)
            {
                _occupants[processor] = thread;
                _writer.Begin(
                    ChromeWriter.Processors,
                    processor + 1,
                    $"G{thread.Number}",
                    "running",
                    new(Goroutine: thread.Number)
                );
            }
        }
        EndFlows(thread);
    }

    private void Block(in TraceEvent e, ChromeThread thread)
    {
        var args = new ChromeArgs(Place(e), e.Subject);
        if (thread.IsWokenEarly)
            Enter(thread, ChromeState.Ready, "runnable", args);
        else
            Enter(thread, ChromeState.Waiting, e.Text ?? "waiting", args);
    }

    /// <summary>It goes on, but another may run on its processor.</summary>
    private void Lend(ChromeThread? thread)
    {
        if (thread is not { State: ChromeState.Running, IsLent: false })
            return;
        Vacate(thread);
        thread.IsLent = true;
        _writer.Begin(
            ChromeWriter.Goroutines,
            thread.Number,
            "without a processor",
            "running",
            default
        );
    }

    private void Operate(int index, in TraceEvent e, ChromeThread thread)
    {
        OnGoroutine(thread, e.Text ?? "operation", "operation", new(Place(e), e.Subject));
        if (_messages.StartsAt(index) is > 0 and var starts)
            _writer.FlowStart(thread.Number, "message", "message", starts);
        if (_messages.FinishesAt(index) is > 0 and var finishes)
            _writer.FlowFinish(thread.Number, "message", "message", finishes);
    }

    /// <summary>The goroutine's slice ends and the next one begins.</summary>
    private void Enter(ChromeThread thread, ChromeState state, string name, in ChromeArgs args)
    {
        Vacate(thread);
        EndSlice(thread);
        thread.IsWokenEarly = false;
        Count(thread, state);
        string category = state switch
        {
            ChromeState.Ready => "ready",
            ChromeState.Running => "running",
            _ => "waiting",
        };
        _writer.Begin(ChromeWriter.Goroutines, thread.Number, name, category, args);
    }

    private void EndSlice(ChromeThread thread)
    {
        if (thread.IsLent)
            _writer.End(ChromeWriter.Goroutines, thread.Number);
        thread.IsLent = false;
        if (thread.State != ChromeState.New)
            _writer.End(ChromeWriter.Goroutines, thread.Number);
    }

    private void Vacate(ChromeThread thread)
    {
        if (Occupant(thread.Processor) == thread)
        {
            _occupants[thread.Processor] = null;
            _writer.End(ChromeWriter.Processors, thread.Processor + 1);
        }
        thread.Processor = -1;
    }
}
