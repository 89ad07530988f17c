namespace Goroutines;

/// <summary>A place in a run where it could go on in more than one way, and which ways have been tried.</summary>
/// <remarks>It is either about who takes the next step, or about a value. Used again and again as the path changes.</remarks>
internal sealed class Decision
{
    private readonly List<Sleeper> _asleep = [];
    private long[] _candidates = new long[4];
    private State[] _states = new State[4];

    // Those that sleep here and further on have their footprints from here: until this decision is made anew.
    private readonly List<Footprint> _footprints = [];
    private int _used;
    private Footprint? _tried;

    private enum State : byte
    {
        Closed,
        Open,
        Done,
    }

    internal bool IsValue { get; private set; }

    internal int Count { get; private set; }

    internal int Choice { get; private set; }

    /// <summary>Whose step it is.</summary>
    internal long Goroutine => _candidates[Choice];

    /// <summary>What the step touches, in this run.</summary>
    internal Footprint Footprint { get; } = new();

    internal void BeginValue(int count)
    {
        IsValue = true;
        Count = count;
        Choice = 0;
    }

    internal bool TakeNextValue() => ++Choice < Count;

    /// <summary>A new decision about who goes on, after <paramref name="before"/>.</summary>
    internal void Begin(ReadOnlySpan<long> candidates, Decision? before)
    {
        IsValue = false;
        Count = candidates.Length;
        if (_candidates.Length < Count)
        {
            _candidates = new long[Count * 2];
            _states = new State[Count * 2];
        }
        candidates.CopyTo(_candidates);
        _states.AsSpan(0, Count).Clear();
        _asleep.Clear();
        _tried = null;
        _used = 0;
        before?.PutToSleep(_asleep);
    }

    internal bool HasCandidates(ReadOnlySpan<long> candidates) =>
        candidates.SequenceEqual(_candidates.AsSpan(0, Count));

    internal int PlaceOf(long goroutine) => _candidates.AsSpan(0, Count).IndexOf(goroutine);

    internal bool IsOpen(int place) => _states[place] != State.Closed;

    internal void Open(int place) => _states[place] = State.Open;

    internal void OpenAll()
    {
        for (int i = 0; i < Count; i++)
            if (_states[i] == State.Closed)
                _states[i] = State.Open;
    }

    /// <summary>Takes the first who does not sleep.</summary>
    internal bool TakeFirst()
    {
        for (int i = 0; i < Count; i++)
            if (!Sleeps(_candidates[i]))
            {
                _states[i] = State.Open;
                Choice = i;
                return true;
            }
        return false;
    }

    /// <summary>This way has been tried to its end: takes the next one that is open, if there is one.</summary>
    internal bool TakeNext()
    {
        _states[Choice] = State.Done;
        _asleep.Add(new(Goroutine, _tried!));
        _tried = null;
        for (int i = 0; i < Count; i++)
            if (_states[i] == State.Open && !Sleeps(_candidates[i]))
            {
                Choice = i;
                return true;
            }
        return false;
    }

    /// <summary>The step is over; it may have gone this way or that, by values chosen in it.</summary>
    internal void Remember()
    {
        if (_tried is not null)
        {
            _tried.Add(Footprint);
            return;
        }
        if (_used == _footprints.Count)
            _footprints.Add(new Footprint());
        _tried = _footprints[_used++];
        _tried.CopyFrom(Footprint);
    }

    /// <summary>Who still sleeps after the step: those whose next step can be exchanged with it.</summary>
    private void PutToSleep(List<Sleeper> asleep)
    {
        foreach (var sleeper in _asleep)
            if (sleeper.Goroutine != Goroutine && sleeper.NextStep.IsIndependentOf(Footprint))
                asleep.Add(sleeper);
    }

    private bool Sleeps(long goroutine)
    {
        foreach (var sleeper in _asleep)
            if (sleeper.Goroutine == goroutine)
                return true;
        return false;
    }

    private readonly record struct Sleeper(long Goroutine, Footprint NextStep);
}
