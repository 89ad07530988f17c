namespace Goroutines;

/// <summary>A given way, once, up to the first choice that is not in it.</summary>
/// <param name="way">The choices, each with more than one possibility.</param>
internal sealed class UnfoldingSearch(List<Departure> way) : ScheduleSearch
{
    private int _depth;

    /// <summary>The program; set before the run.</summary>
    internal Program Program { get; set; } = null!;

    /// <summary>The ways to go on at the first choice that is not given; null if the program ends before.</summary>
    internal List<ScheduleMove>? Moves { get; private set; }

    /// <summary>How many events had happened there.</summary>
    internal int EventCount { get; private set; }

    /// <summary>How many races had shown themselves there.</summary>
    internal int RaceCount { get; private set; }

    internal override bool Begin() => _depth == 0;

    internal override int Next(ReadOnlySpan<long> candidates, bool canGoOn)
    {
        if (candidates.Length == 1)
            return 0;
        if (Moves is not null)
            return -1;
        if (_depth < way.Count)
        {
            var choice = way[_depth++];
            int place = choice.IsValue ? -1 : candidates.IndexOf(choice.Choice);
            HasDiverged |= place < 0;
            return place;
        }
        Arrive();
        foreach (long candidate in candidates)
            Moves!.Add(new(candidate, 0));
        return -1;
    }

    internal override int Value(int count)
    {
        // It cannot be given up here; what comes after is not looked at.
        if (Moves is not null)
            return 0;
        if (_depth < way.Count)
        {
            var choice = way[_depth++];
            if (choice.IsValue && choice.Choice < count)
                return (int)choice.Choice;
            HasDiverged = true;
            return 0;
        }
        Arrive();
        for (int possibility = 1; possibility <= count; possibility++)
            Moves!.Add(new(0, possibility));
        return 0;
    }

    internal override void End() => HasDiverged |= _depth < way.Count;

    private void Arrive()
    {
        Moves = [];
        EventCount = Program.Trace?.Count ?? 0;
        RaceCount = Program.Races?.Count ?? 0;
    }
}
