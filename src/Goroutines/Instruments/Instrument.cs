namespace Goroutines;

/// <summary>A number of the running program that tools can show: <see cref="All"/> of them, for every kind of tool.</summary>
/// <param name="Name">As OpenTelemetry names metrics.</param>
/// <param name="CounterName">As .NET names event counters.</param>
/// <param name="Title">As a person reads it.</param>
/// <param name="Counted">What is counted, as UCUM writes it.</param>
/// <param name="Description">What it tells.</param>
/// <param name="Read">The number.</param>
internal sealed record Instrument(
    string Name,
    string CounterName,
    string Title,
    string Counted,
    string Description,
    Func<SchedulerLoad, long> Read
)
{
    /// <summary>The name of the meter and of the event source.</summary>
    internal const string Source = "Goroutines";

    internal static readonly Instrument[] All =
    [
        new(
            "goroutines.count",
            "goroutine-count",
            "Goroutines",
            "{goroutine}",
            "Goroutines that have not ended.",
            load => load.Goroutines
        ),
        new(
            "goroutines.run_queue.length",
            "run-queue-length",
            "Run Queue Length",
            "{goroutine}",
            "Goroutines that are ready and wait for a processor.",
            load => load.Queued
        ),
        new(
            "goroutines.parked.count",
            "parked-count",
            "Parked Goroutines",
            "{goroutine}",
            "Goroutines that wait for a channel, a lock, a timer or the like.",
            load => load.Parked
        ),
        new(
            "goroutines.worker.count",
            "worker-count",
            "Worker Threads",
            "{thread}",
            "Threads that run goroutines, or wait to.",
            load => load.Workers
        ),
        new(
            "goroutines.processor.limit",
            "processor-limit",
            "Processors",
            "{processor}",
            "How many goroutines may run at a time: GOMAXPROCS.",
            load => load.Processors
        ),
        new(
            "goroutines.processor.idle",
            "processor-idle",
            "Idle Processors",
            "{processor}",
            "Processors with nothing to run.",
            load => load.IdleProcessors
        ),
        new(
            "goroutines.switches",
            "switch-rate",
            "Switches",
            "{switch}",
            "How often a goroutine began or went on to run.",
            load => load.Switches
        )
        {
            IsTotal = true,
        },
        new(
            "goroutines.steals",
            "steal-rate",
            "Steals",
            "{goroutine}",
            "Goroutines that a processor took from the run queue of another.",
            load => load.Steals
        )
        {
            IsTotal = true,
        },
    ];

    /// <summary>Whether it only grows, so that a tool shows how fast.</summary>
    internal bool IsTotal { get; private init; }
}
