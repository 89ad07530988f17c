using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Instruments;

/// <summary>
/// What tools see of a live program. They see the whole process, and other tests run beside these: so the numbers here
/// are the least that there must be.
/// </summary>
public sealed class InstrumentTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_meter_shows_a_live_program()
    {
        using var meter = new MeterReader();
        Dictionary<string, long> seen = [];
        var run = await GoRuntime.Run(
            async () =>
            {
                var gate = new Chan<int>();
                for (int i = 0; i < 100; i++)
                    Go(async () => await gate.Receive());
                await Gosched();
                await Gosched();
                for (int i = 0; i < 10; i++)
                    Go(() => { });
                seen = meter.Read();
                gate.Close();
            },
            new() { MaxProcs = 1 }
        );
        Assert.Equal("", run.Stderr);
        Assert.InRange(seen["goroutines.count"], 111, long.MaxValue);
        Assert.InRange(seen["goroutines.run_queue.length"], 10, long.MaxValue);
        Assert.InRange(seen["goroutines.parked.count"], 100, long.MaxValue);
        Assert.InRange(seen["goroutines.worker.count"], 1, long.MaxValue);
        Assert.InRange(seen["goroutines.processor.limit"], 1, long.MaxValue);
        Assert.InRange(seen["goroutines.processor.idle"], 0, long.MaxValue);
        Assert.InRange(seen["goroutines.switches"], 100, long.MaxValue);
        Assert.InRange(seen["goroutines.steals"], 0, long.MaxValue);
    }

    [Fact]
    public async Task A_meter_tells_units_and_meanings()
    {
        await GoRuntime.Run(() => { });
        using var meter = new MeterReader();
        Assert.Equal(Instrument.All.Length, meter.Instruments.Count);
        Assert.All(meter.Instruments, i => Assert.Matches("^[{][a-z]+[}]$", i.Unit));
        Assert.All(meter.Instruments, i => Assert.EndsWith(".", i.Description));
        Assert.All(meter.Instruments, i => Assert.Matches("^goroutines([.][a-z_]+)+$", i.Name));
    }

    [Fact]
    public async Task Totals_stay_when_a_program_has_ended()
    {
        using var meter = new MeterReader();
        long before = 0;
        long inside = 0;
        await GoRuntime.Run(async () =>
        {
            before = meter.Read()["goroutines.switches"];
            for (int i = 0; i < 1000; i++)
                await Gosched();
            inside = meter.Read()["goroutines.switches"];
        });
        Assert.InRange(inside, before + 1000, long.MaxValue);
        Assert.InRange(meter.Read()["goroutines.switches"], inside, long.MaxValue);
    }

    [Fact]
    public async Task What_one_processor_takes_from_another_is_counted()
    {
        using var meter = new MeterReader();
        var run = await GoRuntime.Run(
            async () =>
            {
                long before = meter.Read()["goroutines.steals"];
                while (meter.Read()["goroutines.steals"] == before)
                {
                    var wg = new WaitGroup();
                    for (int i = 0; i < 100; i++)
                        wg.Go(() => Work(TimeSpan.FromMicroseconds(100)));
                    await wg.Wait();
                }
            },
            new() { MaxProcs = 4, Timeout = s_watchdog }
        );
        Assert.Equal("", run.Stderr);
    }

    [Fact]
    public async Task Event_counters_show_a_live_program()
    {
        using var listener = new CounterListener();
        var run = await GoRuntime.Run(
            async () =>
            {
                var gate = new Chan<int>();
                for (int i = 0; i < 100; i++)
                    Go(async () => await gate.Receive());
                while (!listener.HasSeenAll(goroutines: 101, parked: 100))
                    await Sleep(TimeSpan.FromMilliseconds(10));
            },
            new() { MaxProcs = 2, Timeout = s_watchdog }
        );
        Assert.Equal("", run.Stderr);
    }

    private sealed class MeterReader : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, long> _values = [];

        internal MeterReader()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != "Goroutines")
                    return;
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>(
                (instrument, value, _, _) => _values[instrument.Name] = value
            );
            _listener.Start();
        }

        internal List<System.Diagnostics.Metrics.Instrument> Instruments { get; } = [];

        internal Dictionary<string, long> Read()
        {
            _listener.RecordObservableInstruments();
            return new(_values, StringComparer.Ordinal);
        }

        public void Dispose() => _listener.Dispose();
    }

    private sealed class CounterListener : EventListener
    {
        private readonly ConcurrentDictionary<string, double> _most = new(StringComparer.Ordinal);

        internal bool HasSeenAll(int goroutines, int parked) =>
            Instrument.All.All(i => _most.ContainsKey(i.CounterName))
            && _most["goroutine-count"] >= goroutines
            && _most["parked-count"] >= parked;

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "Goroutines")
                EnableEvents(
                    source,
                    EventLevel.Verbose,
                    EventKeywords.All,
                    new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "0.1" }
                );
        }

        protected override void OnEventWritten(EventWrittenEventArgs written)
        {
            if (written.Payload?[0] is not IDictionary<string, object?> counter)
                return;
            object? value = counter.TryGetValue("Mean", out var mean) ? mean : counter["Increment"];
            _most.AddOrUpdate(
                (string)counter["Name"]!,
                (double)value!,
                (_, most) => Math.Max(most, (double)value!)
            );
        }
    }
}
