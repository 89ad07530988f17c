using System.Diagnostics.Tracing;

namespace Goroutines;

/// <summary>The instruments as event counters, which <c>dotnet-counters</c> and <c>dotnet-trace</c> listen to.</summary>
[EventSource(Name = Instrument.Source)]
internal sealed class GoroutinesEventSource : EventSource
{
    private static readonly GoroutinesEventSource s_source = new();
    private DiagnosticCounter[]? _counters;

    private GoroutinesEventSource() { }

    /// <summary>Listeners can find it from now on.</summary>
    internal static void Show() => _ = s_source;

    /// <summary>Somebody listens: from the first time on there are counters.</summary>
    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable)
            _counters ??= [.. Instrument.All.Select(Counter)];
    }

    private DiagnosticCounter Counter(Instrument instrument) =>
        instrument.IsTotal
            ? new IncrementingPollingCounter(instrument.CounterName, this, () => Read(instrument))
            {
                DisplayName = instrument.Title,
                DisplayRateTimeScale = TimeSpan.FromSeconds(1),
            }
            : new PollingCounter(instrument.CounterName, this, () => Read(instrument))
            {
                DisplayName = instrument.Title,
            };

    private static double Read(Instrument instrument) => instrument.Read(LiveSchedulers.Load());
}
