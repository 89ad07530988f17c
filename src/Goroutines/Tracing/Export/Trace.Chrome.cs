using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Goroutines;

/// <content>The trace for Perfetto.</content>
public sealed partial class Trace
{
    /// <summary>
    /// The trace in Chrome's Trace Event format, which <c>ui.perfetto.dev</c> and <c>chrome://tracing</c> open: a row for
    /// each goroutine and each processor, arrows from who wakes or sends to who is woken or receives, and how many
    /// goroutines run and values lie in channels.
    /// </summary>
    /// <remarks>
    /// Times are microseconds with three decimals. In a run in which no time passed each event takes one microsecond.
    /// </remarks>
    /// <returns>JSON in one line. A long trace is better written by <see cref="WriteChromeJson(Stream)"/>.</returns>
    public string ToChromeJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            WriteChromeJson(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the same as UTF-8, piece by piece: a file of any length takes little memory.</summary>
    /// <param name="stream">Where to. It stays open.</param>
    /// <exception cref="ArgumentNullException">There is no stream.</exception>
    public void WriteChromeJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream);
        WriteChromeJson(json);
    }

    /// <summary>Writes the same as one JSON object, flushing now and then.</summary>
    /// <param name="json">Where to.</param>
    /// <exception cref="ArgumentNullException">There is no writer.</exception>
    public void WriteChromeJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        new ChromeExport(this, json).Write();
    }
}
