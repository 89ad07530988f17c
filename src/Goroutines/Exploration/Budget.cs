using System.Diagnostics;

namespace Goroutines;

/// <summary>What an exploration may spend: schedules, and real time.</summary>
internal sealed class Budget(long schedules, TimeSpan time)
{
    // The clock is dearer than a short run.
    private const int LookEvery = 16;

    private readonly long _start = Stopwatch.GetTimestamp();
    private bool _isLate;

    /// <summary>How many runs have been made.</summary>
    internal long Spent { get; private set; }

    /// <summary>Takes one run out of it.</summary>
    /// <param name="limit">As long as no more than so many have been made.</param>
    /// <returns>Whether there is one.</returns>
    internal bool Take(long limit = long.MaxValue)
    {
        if (Spent % LookEvery == 0)
            _isLate = Stopwatch.GetElapsedTime(_start) > time;
        if (_isLate || Spent >= Math.Min(limit, schedules))
            return false;
        Spent++;
        return true;
    }
}
