namespace Goroutines;

/// <content>The rows, the arrows between them, and the counters.</content>
internal sealed partial class ChromeExport
{
    private const int LongestName = 60;

    private ChromeThread? Occupant(int processor) =>
        processor >= 0 && processor < _occupants.Count ? _occupants[processor] : null;

    private void SeeProcessor(int processor)
    {
        while (_occupants.Count <= processor)
        {
            // To some readers thread 0 is the idle one.
            _writer.NameThread(
                ChromeWriter.Processors,
                _occupants.Count + 1,
                $"P{_occupants.Count}"
            );
            _occupants.Add(null);
        }
    }

    private ChromeThread Find(in TraceEvent e) => Find(e.Goroutine, e);

    private ChromeThread Find(long number, in TraceEvent e)
    {
        if (_threads.TryGetValue(number, out var thread))
            return thread;
        _threads[number] = thread = new ChromeThread(number);
        string? place = e.Kind == TraceEventKind.Created && e.Goroutine == number ? Place(e) : null;
        string name = number == 1 ? "G1 main" : $"G{number}";
        _writer.NameThread(
            ChromeWriter.Goroutines,
            number,
            place is null ? name : $"{name} {place}"
        );
        Enter(thread, ChromeState.Ready, "runnable", new(place));
        return thread;
    }

    /// <summary>An arrow from a goroutine to another, where it ends when that one runs next.</summary>
    private void StartFlow(long from, ChromeThread to, string name)
    {
        if (
            from <= 0
            || from == to.Number
            || !_threads.TryGetValue(from, out var thread)
            || thread.State == ChromeState.Ended
        )
            return;
        var flow = new ChromeFlow(++_lastFlow, name, name);
        _writer.FlowStart(from, flow.Name, flow.Category, flow.Id);
        to.Coming.Add(flow);
    }

    private void EndFlows(ChromeThread thread)
    {
        foreach (var flow in thread.Coming)
            _writer.FlowFinish(thread.Number, flow.Name, flow.Category, flow.Id);
        thread.Coming.Clear();
    }

    private void OnGoroutine(
        ChromeThread thread,
        string name,
        string category,
        in ChromeArgs args
    ) => _writer.Instant(ChromeWriter.Goroutines, thread.Number, name, category, args);

    private void OnProcessor(in TraceEvent e, string name, in ChromeArgs args)
    {
        if (e.Processor >= 0)
            _writer.Instant(ChromeWriter.Processors, e.Processor + 1, name, "processor", args);
    }

    private void Count(ChromeThread thread, ChromeState state)
    {
        _states[(int)thread.State]--;
        _states[(int)state]++;
        thread.State = state;
    }

    /// <summary>The channel of an event becomes longer or shorter.</summary>
    private void Grow(long channel, int by)
    {
        if (by == 0)
            return;
        long length = _lengths.GetValueOrDefault(channel) + by;
        _lengths[channel] = length;
        _writer.Length(channel, length);
    }

    /// <summary>Time goes on: what the counters were last told at this instant is what counts.</summary>
    private void MoveTo(long time)
    {
        time = Math.Max(time, 0);
        if (time > _writer.Now)
            CountStates();
        _writer.Now = Math.Max(time, _writer.Now);
    }

    private void CountStates()
    {
        var states = (
            _states[(int)ChromeState.Running],
            _states[(int)ChromeState.Ready],
            _states[(int)ChromeState.Waiting]
        );
        if (states == _statesTold)
            return;
        _statesTold = states;
        _writer.States(states.Item1, states.Item2, states.Item3);
    }

    private static string? Place(in TraceEvent e)
    {
        if (string.IsNullOrEmpty(e.File))
            return null;
        string name = e.File[(e.File.LastIndexOfAny(['/', '\\']) + 1)..];
        return e.Line > 0 ? $"{name}:{e.Line}" : name;
    }

    /// <summary>The first line of what was written, as a name: not empty, and not long.</summary>
    private static string Line(string? text)
    {
        var line = text.AsSpan().Trim();
        int end = line.IndexOfAny('\r', '\n');
        if (end >= 0)
            line = line[..end];
        if (line.Length > LongestName)
            return $"{line[..LongestName]}…";
        return line.IsEmpty ? "output" : line.ToString();
    }
}
