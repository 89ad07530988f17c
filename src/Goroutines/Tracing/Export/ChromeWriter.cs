using System.Text.Json;

namespace Goroutines;

/// <summary>Writes the events of Chrome's Trace Event format, one by one.</summary>
/// <remarks>
/// The format is described in "Trace Event Format" (Google, 2016). Perfetto reads it in the order of time, and keeps the
/// order in the file where times are equal: so who writes in order needs no lengths in advance.
/// </remarks>
internal sealed class ChromeWriter(Utf8JsonWriter json)
{
    internal const int Goroutines = 1;
    internal const int Processors = 2;

    /// <summary>From so many bytes on what was written goes to where it is written to.</summary>
    private const int MostPending = 1 << 16;

    // The end of a slice needs no name for Perfetto and Chrome; other readers pair it with its beginning by that.
    private readonly Dictionary<(int Process, long Thread), Stack<string>> _open = [];

    /// <summary>Nanoseconds since the run began: when the events that follow happen.</summary>
    internal long Now { get; set; }

    /// <summary>A process gets its name and its place among the others.</summary>
    internal void NameProcess(int process, string name)
    {
        Meta("process_name", process, 0, "name", name, 0);
        Meta("process_sort_index", process, 0, "sort_index", null, process);
    }

    /// <summary>The same for a thread of it.</summary>
    internal void NameThread(int process, long thread, string name)
    {
        Meta("thread_name", process, thread, "name", name, 0);
        Meta("thread_sort_index", process, thread, "sort_index", null, thread);
    }

    /// <summary>A slice begins; the one that is open goes on around it.</summary>
    internal void Begin(int process, long thread, string name, string category, in ChromeArgs args)
    {
        if (!_open.TryGetValue((process, thread), out var names))
            _open[(process, thread)] = names = new Stack<string>();
        names.Push(name);
        Open("B", name, category, process, thread);
        Close(args);
    }

    /// <summary>The innermost slice ends.</summary>
    internal void End(int process, long thread)
    {
        Open("E", _open[(process, thread)].Pop(), null, process, thread);
        Close(default);
    }

    /// <summary>Something happens that takes no time.</summary>
    internal void Instant(
        int process,
        long thread,
        string name,
        string category,
        in ChromeArgs args
    )
    {
        Open("i", name, category, process, thread);
        json.WriteString("s", "t");
        Close(args);
    }

    /// <summary>An arrow begins in the slice that is open there.</summary>
    internal void FlowStart(long thread, string name, string category, long id)
    {
        Open("s", name, category, Goroutines, thread);
        json.WriteNumber("id", id);
        Close(default);
    }

    /// <summary>It ends in the slice that is open there.</summary>
    internal void FlowFinish(long thread, string name, string category, long id)
    {
        Open("f", name, category, Goroutines, thread);
        json.WriteNumber("id", id);
        // Without this it would end at the next slice to begin.
        json.WriteString("bp", "e");
        Close(default);
    }

    /// <summary>How many goroutines are in each state from now on.</summary>
    internal void States(int running, int ready, int waiting)
    {
        Open("C", "goroutines", null, Goroutines, 0);
        json.WriteStartObject("args");
        json.WriteNumber("running", running);
        json.WriteNumber("ready", ready);
        json.WriteNumber("waiting", waiting);
        json.WriteEndObject();
        Close(default);
    }

    /// <summary>How many values lie in a channel from now on.</summary>
    internal void Length(long channel, long length)
    {
        Open("C", $"channel {channel}", null, Goroutines, 0);
        json.WriteStartObject("args");
        json.WriteNumber("length", length);
        json.WriteEndObject();
        Close(default);
    }

    private void Meta(string what, int process, long thread, string key, string? text, long number)
    {
        json.WriteStartObject();
        json.WriteString("ph", "M");
        json.WriteString("name", what);
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        json.WriteStartObject("args");
        if (text is not null)
            json.WriteString(key, text);
        else
            json.WriteNumber(key, number);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Open(string phase, string name, string? category, int process, long thread)
    {
        json.WriteStartObject();
        json.WriteString("ph", phase);
        json.WriteString("name", name);
        if (category is not null)
            json.WriteString("cat", category);
        json.WriteNumber("ts", Microseconds(Now));
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
    }

    private void Close(in ChromeArgs args)
    {
        args.Write(json);
        json.WriteEndObject();
        if (json.BytesPending > MostPending)
            json.Flush();
    }

    private static decimal Microseconds(long nanoseconds) =>
        new((int)nanoseconds, (int)(nanoseconds >> 32), 0, isNegative: false, scale: 3);
}

/// <summary>What is told of an event beside its name.</summary>
/// <param name="Place">Where in the source, as <c>file:line</c>; null if unknown.</param>
/// <param name="Subject">Number of the channel, lock or group; 0 if none.</param>
/// <param name="Goroutine">The goroutine that runs, woke or made it; 0 if none.</param>
/// <param name="Processor">Where it runs; null if that goes without saying.</param>
/// <param name="Text">What was written; null if nothing.</param>
internal readonly record struct ChromeArgs(
    string? Place = null,
    long Subject = 0,
    long Goroutine = 0,
    int? Processor = null,
    string? Text = null
)
{
    internal void Write(Utf8JsonWriter json)
    {
        if (this == default)
            return;
        json.WriteStartObject("args");
        if (Place is not null)
            json.WriteString("place", Place);
        if (Subject != 0)
            json.WriteNumber("subject", Subject);
        if (Goroutine != 0)
            json.WriteNumber("goroutine", Goroutine);
        if (Processor is { } processor)
            json.WriteNumber("processor", processor);
        if (Text is not null)
            json.WriteString("text", Text);
        json.WriteEndObject();
    }
}
