namespace Goroutines;

/// <summary>What the operating system has counted during a run on real cores: the second opinion about who computed when.</summary>
/// <remarks>
/// A scheduler knows who runs on a processor, not whether the operating system lets it: a processor is busy as well while its
/// thread waits for a core, or sleeps in a call that nobody has announced.
/// </remarks>
public sealed record CpuUse
{
    /// <summary>CPU time from the beginning of the run on, a sample every few milliseconds, the first and last moment included.</summary>
    public required IReadOnlyList<CpuSample> Samples { get; init; }

    /// <summary>
    /// Whether that is the time of the threads that ran goroutines; else of the whole process, because this system does not
    /// tell of threads.
    /// </summary>
    public required bool IsOfWorkers { get; init; }

    /// <summary>
    /// How many cores other processes kept busy on average, or the machine itself did for other machines; null where the
    /// system does not tell, or the run was too short to say.
    /// </summary>
    public double? OtherLoad { get; init; }

    /// <summary>CPU time of the run, in nanoseconds.</summary>
    public long Total => Samples.Count == 0 ? 0 : Samples[^1].Used;

    /// <summary>How much had been used at a moment, in nanoseconds; between two samples in proportion.</summary>
    /// <param name="time">Nanoseconds since the run began.</param>
    public double UsedAt(double time)
    {
        var before = new CpuSample(0, 0);
        foreach (var sample in Samples)
        {
            if (sample.Time >= time)
                return sample.Time == before.Time
                    ? sample.Used
                    : before.Used
                        + (sample.Used - before.Used)
                            * (time - before.Time)
                            / (sample.Time - before.Time);
            before = sample;
        }
        return before.Used;
    }
}
