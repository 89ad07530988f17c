namespace Charts.Timelines;

/// <summary>One goroutine readied or made another at an instant.</summary>
internal readonly record struct Wake(long Time, long From, long To, bool IsCreation);
