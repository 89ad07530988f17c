using System.Text.Json;

namespace Goroutines.Tests.Tracing.Export;

/// <summary>A file in Chrome's Trace Event format, read back and held against the format's rules.</summary>
/// <remarks>
/// The rules are those of Google's "Trace Event Format" and of Perfetto's importer: slices nest by thread, an arrow
/// begins and ends inside slices and once each, times do not go back, and everything has a name.
/// </remarks>
internal sealed class ChromeTraceFile
{
    private readonly Dictionary<(long, long), Stack<string>> _open = [];
    private readonly Dictionary<long, Arrow> _arrows = [];
    private readonly HashSet<long> _ended = [];
    private readonly Dictionary<(long, long), string> _names = [];
    private readonly HashSet<long> _processes = [];
    private double _now;

    private ChromeTraceFile() { }

    /// <summary>What is drawn, in the file's order: rows and slices by name.</summary>
    internal List<Slice> Slices { get; } = [];

    internal List<(string Thread, string Name, string Text)> Instants { get; } = [];

    /// <summary>The counters' values as they come.</summary>
    internal List<(string Name, string Values)> Counters { get; } = [];

    internal IEnumerable<Arrow> Arrows => _arrows.Values;

    internal IEnumerable<string> Threads => _names.Values;

    internal static ChromeTraceFile Of(Trace trace) => Read(trace.ToChromeJson());

    internal static ChromeTraceFile Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var file = new ChromeTraceFile();
        foreach (var e in document.RootElement.GetProperty("traceEvents").EnumerateArray())
            file.Add(e);
        Assert.All(file._open.Values, stack => Assert.Empty(stack));
        Assert.Equal(file._arrows.Keys.Order(), file._ended.Order());
        return file;
    }

    private void Add(in JsonElement e)
    {
        string phase = e.GetProperty("ph").GetString()!;
        var thread = (e.GetProperty("pid").GetInt64(), e.GetProperty("tid").GetInt64());
        string name = e.GetProperty("name").GetString()!;
        Assert.True(name.Length > 0, "it has no name");
        if (phase == "M")
        {
            Meta(e, name, thread);
            return;
        }
        Assert.Contains(thread.Item1, _processes);
        CheckTime(e.GetProperty("ts"));
        switch (phase)
        {
            case "B":
                Assert.True(_names.ContainsKey(thread), "the thread has no name");
                if (!_open.TryGetValue(thread, out var stack))
                    _open[thread] = stack = new();
                Slices.Add(new(_names[thread], name, stack.Count, _now, Args(e)));
                stack.Push(name);
                break;
            case "E":
                Assert.True(_open[thread].TryPop(out string? begun), "it has not begun");
                Assert.Equal(begun, name);
                break;
            case "i":
                Assert.Equal("t", e.GetProperty("s").GetString());
                Instants.Add((_names[thread], name, Args(e)));
                break;
            case "s":
                var arrow = new Arrow(name, _names[thread], InSlice(thread), _now);
                Assert.True(_arrows.TryAdd(e.GetProperty("id").GetInt64(), arrow));
                break;
            case "f":
                Assert.Equal("e", e.GetProperty("bp").GetString());
                long id = e.GetProperty("id").GetInt64();
                Assert.True(_ended.Add(id), "an arrow ends twice");
                Assert.Equal(_arrows[id].Name, name);
                _arrows[id] = _arrows[id] with
                {
                    To = _names[thread],
                    ToSlice = InSlice(thread),
                    ToTime = _now,
                };
                break;
            case "C":
                var values = e.GetProperty("args").EnumerateObject().ToList();
                Assert.NotEmpty(values);
                Assert.All(values, v => Assert.True(v.Value.GetInt64() >= 0));
                Counters.Add((name, string.Join(' ', values.Select(v => $"{v.Name}={v.Value}"))));
                break;
            default:
                Assert.Fail($"{phase} is no phase");
                break;
        }
    }

    private void Meta(in JsonElement e, string what, (long Process, long Thread) of)
    {
        var args = e.GetProperty("args");
        if (what == "process_name")
            Assert.True(_processes.Add(of.Process), "a process is named twice");
        else if (what == "thread_name")
            Assert.True(_names.TryAdd(of, args.GetProperty("name").GetString()!));
        else
            Assert.True(args.GetProperty("sort_index").GetInt64() >= 0);
    }

    private void CheckTime(in JsonElement time)
    {
        Assert.Matches(@"^\d+\.\d{3}$", time.GetRawText());
        double now = time.GetDouble();
        Assert.True(now >= _now, "time goes back");
        _now = now;
    }

    private string InSlice((long, long) thread)
    {
        Assert.True(
            _open.TryGetValue(thread, out var stack) && stack.Count > 0,
            "an arrow ends in the void"
        );
        return stack.Peek();
    }

    private static string Args(in JsonElement e) =>
        e.TryGetProperty("args", out var args)
            ? string.Join(' ', args.EnumerateObject().Select(a => $"{a.Name}={a.Value}"))
            : "";
}

/// <summary>A slice: its thread's name, its own, how many are around it, when it begins in microseconds, what it tells.</summary>
internal sealed record Slice(string Thread, string Name, int Depth, double Time, string Args);

/// <summary>An arrow: which slice of whose it begins in, and when in microseconds; and where it ends.</summary>
internal sealed record Arrow(string Name, string From, string FromSlice, double Time)
{
    internal string To { get; init; } = "";

    internal string ToSlice { get; init; } = "";

    internal double ToTime { get; init; }
}
