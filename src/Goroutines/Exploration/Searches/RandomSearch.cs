namespace Goroutines;

/// <summary>Every decision by chance.</summary>
internal sealed class RandomSearch(long seed) : ScheduleSearch
{
    private readonly RandomChooser _chance = new(seed);

    internal override bool Begin() => true;

    internal override int Next(ReadOnlySpan<long> candidates, bool canGoOn) =>
        Value(candidates.Length);

    internal override int Value(int count) => count == 1 ? 0 : _chance.Choose(count);
}

/// <summary>Probabilistic concurrency testing: random priorities, which change at a few random steps.</summary>
/// <remarks>
/// The goroutine of the highest priority runs. At each point of change the running one gets a priority below all
/// others. The length of a run is taken from the longest so far.
/// </remarks>
internal sealed class PctSearch(long seed, int changes = 2) : ScheduleSearch
{
    private readonly RandomChooser _chance = new(seed);
    private readonly Dictionary<long, int> _priorities = [];
    private readonly HashSet<int> _points = [];
    private int _longest = 16;
    private int _step;
    private int _lowest;

    internal override bool Begin()
    {
        _longest = Math.Max(_longest, _step);
        _priorities.Clear();
        _points.Clear();
        for (int i = 0; i < changes; i++)
            _points.Add(_chance.Choose(_longest));
        _step = 0;
        _lowest = 0;
        return true;
    }

    internal override int Next(ReadOnlySpan<long> candidates, bool canGoOn)
    {
        if (_points.Contains(_step++) && canGoOn)
            _priorities[candidates[0]] = --_lowest;
        int best = 0;
        for (int i = 1; i < candidates.Length; i++)
            if (Priority(candidates[i]) > Priority(candidates[best]))
                best = i;
        return best;
    }

    internal override int Value(int count) => _chance.Choose(count);

    private int Priority(long goroutine)
    {
        if (!_priorities.TryGetValue(goroutine, out int priority))
            _priorities[goroutine] = priority = 1 + _chance.Choose(1 << 20);
        return priority;
    }
}
