namespace Goroutines;

/// <summary>One given schedule, once. A decision that is not possible is passed over.</summary>
internal sealed class ReplaySearch(Schedule schedule) : ScheduleSearch
{
    private int _decision;
    private bool _isDone;

    /// <summary>What was not possible; null if all was.</summary>
    internal Departure? Impossible { get; private set; }

    internal override bool Begin()
    {
        if (_isDone)
            return false;
        return _isDone = true;
    }

    internal override int Next(ReadOnlySpan<long> candidates, bool canGoOn)
    {
        if (candidates.Length == 1 && !canGoOn)
            return 0;
        if (schedule.At(++_decision) is not { } departure)
            return 0;
        int place = departure.IsValue ? -1 : candidates.IndexOf(departure.Choice);
        return place >= 0 ? place : Miss(departure);
    }

    internal override int Value(int count)
    {
        if (schedule.At(++_decision) is not { } departure)
            return 0;
        return departure.IsValue && departure.Choice < count
            ? (int)departure.Choice
            : Miss(departure);
    }

    private int Miss(Departure departure)
    {
        Impossible ??= departure;
        return 0;
    }
}
