namespace Goroutines;

/// <summary>Every schedule with at most so many preemptions, one after the other: depth first, nothing left out.</summary>
/// <remarks>A decision is never changed before all that follow it have been tried, so what came before it is repeated.</remarks>
internal sealed class BoundedSearch(int preemptions) : ScheduleSearch
{
    private readonly List<(int Choice, int Count)> _path = [];
    private int _depth;
    private int _preempted;
    private bool _hasBegun;

    internal override bool Begin()
    {
        _depth = _preempted = 0;
        if (!_hasBegun)
            return _hasBegun = true;
        while (_path.Count > 0)
        {
            var (choice, count) = _path[^1];
            _path.RemoveAt(_path.Count - 1);
            if (choice + 1 < count)
            {
                _path.Add((choice + 1, count));
                return true;
            }
        }
        return false;
    }

    internal override int Next(ReadOnlySpan<long> candidates, bool canGoOn)
    {
        if (candidates.Length == 1)
            return 0;
        int choice = Decide(canGoOn && _preempted == preemptions ? 1 : candidates.Length);
        if (canGoOn && choice > 0)
            _preempted++;
        return choice;
    }

    internal override int Value(int count) => Decide(count);

    private int Decide(int count)
    {
        if (_depth == _path.Count)
            _path.Add((0, count));
        var decision = _path[_depth++];
        if (decision.Count == count)
            return decision.Choice;
        HasDiverged = true;
        return 0;
    }
}
