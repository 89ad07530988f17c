using System.Diagnostics.Metrics;

namespace Goroutines;

/// <summary>The instruments as <c>System.Diagnostics.Metrics</c> has them, which OpenTelemetry listens to.</summary>
internal static class GoroutinesMeter
{
    private static readonly Meter s_meter = Make();

    /// <summary>Listeners can find it from now on.</summary>
    internal static void Show() => _ = s_meter;

    private static Meter Make()
    {
        var meter = new Meter(Instrument.Source);
        foreach (var instrument in Instrument.All)
        {
            long Observe() => instrument.Read(LiveSchedulers.Load());
            if (instrument.IsTotal)
                meter.CreateObservableCounter(
                    instrument.Name,
                    Observe,
                    instrument.Counted,
                    instrument.Description
                );
            else
                meter.CreateObservableUpDownCounter(
                    instrument.Name,
                    Observe,
                    instrument.Counted,
                    instrument.Description
                );
        }
        return meter;
    }
}
