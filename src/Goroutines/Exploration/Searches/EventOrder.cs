namespace Goroutines;

/// <summary>Which steps of a run happened before which: because one goroutine took both, woke the other, or both touched one thing.</summary>
/// <remarks>
/// A step is known by the number of its decision. The clock of a step has a place for each goroutine: one more than the
/// number of that goroutine's last step that happened before it, 0 if there is none. Which steps do not commute,
/// <see cref="Dependence"/> says.
/// </remarks>
internal sealed class EventOrder
{
    private readonly List<Step?> _steps = [];
    private readonly Dictionary<long, List<Touching>> _touches = [];
    private readonly Stack<List<Touching>> _free = new();
    private readonly List<List<Touching>> _counted = [];

    // Of the current step: what it does not commute with; of that, who took the lock before it, and who gave it back.
    private readonly List<int> _conflicts = [];
    private readonly List<int> _rivals = [];
    private readonly List<int> _followed = [];
    private readonly List<int> _races = [];
    private readonly List<long> _initials = [];
    private readonly List<int> _between = [];
    private Wake?[] _ready = new Wake?[8];
    private int[] _last = new int[8];
    private int _current;
    private int _run;

    /// <summary>A run begins.</summary>
    internal void Begin()
    {
        _run++;
        foreach (var list in _touches.Values)
        {
            list.Clear();
            _free.Push(list);
        }
        _touches.Clear();
        foreach (var ready in _ready)
            ready?.Clear();
        Array.Clear(_last);
        _current = -1;
    }

    internal void BeginStep(int number, long goroutine)
    {
        while (_steps.Count <= number)
            _steps.Add(null);
        var step = _steps[number] ??= new Step();
        step.Goroutine = (int)goroutine;
        step.Run = _run;
        Reserve(step.Goroutine);
        step.Clear(_last.Length);
        if (_last[goroutine] is > 0 and var before)
            Join(step.Times, _steps[before - 1]!.Times);
        if (_ready[goroutine] is { } ready)
        {
            Join(step.Times, ready.Times);
            if (ready.By >= 0)
                Join(step.Times, _steps[ready.By]!.Times);
            ready.Clear();
        }
        _current = number;
        _conflicts.Clear();
        _rivals.Clear();
        _followed.Clear();
        _counted.Clear();
    }

    /// <summary>The current step touches something.</summary>
    internal void Touch(long subject, Access access)
    {
        if (!_touches.TryGetValue(subject, out var touches))
            _touches[subject] = touches = _free.Count > 0 ? _free.Pop() : [];
        int own = _steps[_current]!.Goroutine;
        foreach (var touch in touches)
            if (_steps[touch.Step]!.Goroutine == own)
                continue;
            else if (Dependence.MustFollow(touch.Access, access))
                _followed.Add(touch.Step);
            else if (Dependence.AreRivals(touch.Access, access))
                _rivals.Add(touch.Step);
            else if (Dependence.Conflicts(touch.Access, access))
                _conflicts.Add(touch.Step);
        // All that went before comes before this one, and through it before whatever follows.
        if (access is Access.Write or Access.Take)
            touches.Clear();
        else if (access is Access.Lower or Access.Release)
            _counted.Add(touches);
        touches.Add(new(_current, access));
    }

    /// <summary>A goroutine can run: because of the current step, or because time has passed, and with it all there was.</summary>
    internal void Ready(long goroutine, bool byRunning)
    {
        Reserve((int)goroutine);
        var ready = _ready[goroutine] ??= new Wake();
        ready.Reserve(_last.Length);
        if (!byRunning)
        {
            _last.CopyTo(ready.Times, 0);
            if (_current >= 0)
                ready.Times[_steps[_current]!.Goroutine] = _current + 1;
            return;
        }
        ready.By = _current;
        JoinHelpers(ready);
    }

    /// <summary>The current step is over.</summary>
    /// <returns>The steps that it might as well have come before, the latest first.</returns>
    internal List<int> EndStep()
    {
        _races.Clear();
        var step = _steps[_current]!;
        // That one gave the lock back before the other took it does not mean that the other could not have been first.
        foreach (int earlier in _rivals)
            if (step.Times[_steps[earlier]!.Goroutine] <= earlier)
                _races.Add(earlier);
        _conflicts.Sort(static (a, b) => b.CompareTo(a));
        foreach (int earlier in _conflicts)
        {
            var other = _steps[earlier]!;
            if (step.Times[other.Goroutine] > earlier)
                continue;
            _races.Add(earlier);
            Join(step.Times, other.Times);
        }
        foreach (int earlier in _followed)
            Join(step.Times, _steps[earlier]!.Times);
        step.Times[step.Goroutine] = _current + 1;
        _last[step.Goroutine] = _current + 1;
        return _races;
    }

    /// <summary>
    /// Who can go first if the current step is to come before an earlier one: of the steps since then that do not depend
    /// on that one, the current step included, those that depend on no other of them.
    /// </summary>
    internal List<long> Initials(int earlier)
    {
        _initials.Clear();
        _between.Clear();
        int avoided = _steps[earlier]!.Goroutine;
        for (int i = earlier + 1; i <= _current; i++)
        {
            if (i < _current && (IsNoStep(i) || _steps[i]!.Times[avoided] > earlier))
                continue;
            var step = _steps[i]!;
            if (!_initials.Contains(step.Goroutine) && !DependsOnAny(step))
                _initials.Add(step.Goroutine);
            _between.Add(i);
        }
        return _initials;
    }

    // The decisions about values have numbers, too.
    private bool IsNoStep(int number) => _steps[number] is not { } step || step.Run != _run;

    private bool DependsOnAny(Step step)
    {
        foreach (int earlier in _between)
            if (step.Times[_steps[earlier]!.Goroutine] > earlier)
                return true;
        return false;
    }

    /// <summary>Of several that lowered a counter the last wakes who waits; what the others did comes before that, too.</summary>
    private void JoinHelpers(Wake ready)
    {
        foreach (var touches in _counted)
        foreach (var touch in touches)
            if (touch.Step != _current)
                Join(ready.Times, _steps[touch.Step]!.Times);
    }

    private void Reserve(int goroutine)
    {
        if (goroutine < _last.Length)
            return;
        int size = goroutine * 2;
        Array.Resize(ref _last, size);
        Array.Resize(ref _ready, size);
    }

    // Goroutines that a shorter clock has no place for it knows nothing of.
    private static void Join(int[] clock, int[] other)
    {
        int count = Math.Min(clock.Length, other.Length);
        for (int i = 0; i < count; i++)
            if (other[i] > clock[i])
                clock[i] = other[i];
    }

    /// <summary>A step has touched something.</summary>
    /// <param name="Step">Which.</param>
    /// <param name="Access">How.</param>
    private readonly record struct Touching(int Step, Access Access);

    private sealed class Step
    {
        internal int Goroutine;
        internal int Run;
        internal int[] Times = [];

        internal void Clear(int size)
        {
            if (Times.Length < size)
                Times = new int[size];
            else
                Array.Clear(Times);
        }
    }

    private sealed class Wake
    {
        internal int By = -1;
        internal int[] Times = [];

        internal void Reserve(int size)
        {
            if (Times.Length < size)
                Array.Resize(ref Times, size);
        }

        internal void Clear()
        {
            By = -1;
            Array.Clear(Times);
        }
    }
}
