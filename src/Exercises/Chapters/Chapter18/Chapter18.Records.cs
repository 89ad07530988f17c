namespace Exercises;

/// <summary>What is needed: exercise 18-3.</summary>
/// <param name="Count">How many activities at the same time.</param>
/// <param name="MemoryBytes">The memory that there is for all of them together.</param>
/// <param name="MayCrash">Whether one may crash without taking the others along.</param>
/// <param name="BlocksItsThread">Whether each blocks its thread in foreign code.</param>
public sealed record Demand(long Count, double MemoryBytes, bool MayCrash, bool BlocksItsThread);

/// <summary>What one of its kind costs: exercise 18-3.</summary>
/// <param name="Means"><c>goroutine</c>, <c>thread</c> or <c>process</c>.</param>
/// <param name="StartNs">The time to start one, in nanoseconds.</param>
/// <param name="Bytes">The memory that one takes.</param>
public sealed record Price(string Means, double StartNs, double Bytes);
