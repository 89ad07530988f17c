namespace Goroutines;

/// <summary>What one step of a goroutine touched, and how.</summary>
internal sealed class Footprint
{
    private readonly List<(long Subject, Access Access)> _touches = [];

    /// <summary>
    /// The highest number that a subject had before the step. Numbers are given at the first mention, so in another run
    /// those above it may be other subjects.
    /// </summary>
    internal long Known { get; private set; }

    internal IReadOnlyList<(long Subject, Access Access)> Touches => _touches;

    internal void Clear(long known)
    {
        _touches.Clear();
        Known = known;
    }

    internal void Add(long subject, Access access)
    {
        if (!_touches.Contains((subject, access)))
            _touches.Add((subject, access));
    }

    /// <summary>The step can have gone another way: what either way touched.</summary>
    internal void Add(Footprint other)
    {
        foreach (var (subject, access) in other._touches)
            Add(subject, access);
    }

    internal void CopyFrom(Footprint other)
    {
        Clear(other.Known);
        _touches.AddRange(other._touches);
    }

    /// <summary>Whether this step, taken from the same state or an earlier one, can be exchanged with a later step.</summary>
    /// <remarks>By then other steps may have gone before it: what lowered a counter may lower it to zero now.</remarks>
    internal bool IsIndependentOf(Footprint later)
    {
        foreach (var (subject, asItWas) in _touches)
        foreach (var (other, otherAccess) in later._touches)
        {
            var access = asItWas == Access.Lower ? Access.Release : asItWas;
            bool mayBeSame = subject == other || (subject > Known && other > Known);
            if (mayBeSame && Dependence.Conflicts(access, otherAccess))
                return false;
        }
        return true;
    }
}
