namespace Goroutines;

/// <summary>How much CPU time a run had taken at one moment.</summary>
/// <param name="Time">The moment: nanoseconds since the run began, on the scheduler's clock.</param>
/// <param name="Used">CPU time until then, in nanoseconds.</param>
public readonly record struct CpuSample(long Time, long Used);
