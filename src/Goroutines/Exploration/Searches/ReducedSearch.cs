namespace Goroutines;

/// <summary>Every schedule, but of those that differ only in the order of independent steps one.</summary>
/// <remarks>
/// <para>
/// Dynamic partial-order reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson and Sagonas, 2014). A run
/// is a path of decisions; <c>_path</c> holds it, and the next run repeats it up to the last decision that is still
/// open and takes another there. At first no decision is open. When two steps of a run touch the same thing, and
/// nothing between orders them, their order was chance: then the decision before the first of them is opened for a
/// goroutine that begins the other order. What is independent is never tried both ways.
/// </para>
/// <para>
/// A goroutine that was tried at a decision sleeps while the others are tried there, until a step is taken that touches
/// what its own next step touches: until then it would only repeat what is known.
/// </para>
/// <para>
/// What happens before what is kept in vector clocks, <see cref="EventOrder"/>. A value chosen by chance, such as a
/// select's case, has no partial order: all are tried.
/// </para>
/// </remarks>
internal sealed class ReducedSearch : ScheduleSearch
{
    private readonly List<Decision> _path = [];
    private readonly EventOrder _order = new();
    private int _length;
    private int _depth;
    private int _newFrom;
    private int _event;
    private bool _hasBegun;

    internal override bool Begin()
    {
        if (_hasBegun && !OpenNext())
            return false;
        _hasBegun = true;
        _depth = 0;
        _event = -1;
        _newFrom = _length - 1;
        while (_newFrom > 0 && _path[_newFrom].IsValue)
            _newFrom--;
        _order.Begin();
        return true;
    }

    internal override int Next(ReadOnlySpan<long> candidates, bool canGoOn)
    {
        EndStep();
        if (_depth < _length)
        {
            if (_path[_depth].IsValue || !_path[_depth].HasCandidates(candidates))
                return Diverge();
        }
        else if (!Extend(candidates))
            return -1;
        _event = _depth++;
        var decision = _path[_event];
        decision.Footprint.Clear(KnownSubjects);
        _order.BeginStep(_event, decision.Goroutine);
        return decision.Choice;
    }

    internal override int Value(int count)
    {
        if (_depth == _length)
            New().BeginValue(count);
        else if (!_path[_depth].IsValue || _path[_depth].Count != count)
        {
            Diverge();
            return 0;
        }
        return _path[_depth++].Choice;
    }

    internal override void Touched(long subject, Access access)
    {
        if (_event < 0)
            return;
        _path[_event].Footprint.Add(subject, access);
        _order.Touch(subject, access);
    }

    internal override void Readied(long goroutine, bool byRunning) =>
        _order.Ready(goroutine, byRunning);

    internal override void End() => EndStep();

    /// <summary>Goes back to the last open decision, and takes another way there.</summary>
    private bool OpenNext()
    {
        for (; _length > 0; _length--)
        {
            var last = _path[_length - 1];
            if (last.IsValue ? last.TakeNextValue() : last.TakeNext())
                return true;
        }
        return false;
    }

    /// <summary>The step is over: which other steps could as well have come after it?</summary>
    private void EndStep()
    {
        if (_event < 0)
            return;
        var races = _order.EndStep();
        _path[_event].Remember();
        if (_event >= _newFrom)
            foreach (int earlier in races)
                Open(earlier);
        _event = -1;
    }

    /// <summary>Opens the decision before an earlier step for what must go first if the current step is to come before it.</summary>
    private void Open(int earlier)
    {
        var decision = _path[earlier];
        long own = _path[_event].Goroutine;
        int open = -1;
        foreach (long first in _order.Initials(earlier))
        {
            int place = decision.PlaceOf(first);
            if (place < 0)
                continue;
            if (decision.IsOpen(place))
                return;
            if (open < 0 || first == own)
                open = place;
        }
        if (open >= 0)
            decision.Open(open);
        else
            decision.OpenAll();
    }

    /// <summary>A decision that no run has come to yet.</summary>
    /// <returns>Whether anybody can go on who does not sleep.</returns>
    private bool Extend(ReadOnlySpan<long> candidates)
    {
        int before = _length - 1;
        while (before >= 0 && _path[before].IsValue)
            before--;
        var decision = New();
        decision.Begin(candidates, before < 0 ? null : _path[before]);
        if (decision.TakeFirst())
            return true;
        _length--;
        return false;
    }

    private Decision New()
    {
        if (_length == _path.Count)
            _path.Add(new Decision());
        return _path[_length++];
    }

    private int Diverge()
    {
        HasDiverged = true;
        return -1;
    }
}
