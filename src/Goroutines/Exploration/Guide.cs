namespace Goroutines;

/// <summary>Brings a simulation's questions to a search, and keeps what was decided.</summary>
internal sealed class Guide(ScheduleSearch search) : IChooser
{
    private readonly List<Departure> _departures = [];
    private long[] _candidates = new long[8];
    private readonly List<int> _waits = [];
    private long _next;
    private bool _isDecided;
    private int _decisions;

    // The program has ended and time has passed since: what happens from then on cannot have been before its end, and
    // nobody decides about it.
    private bool _isCoasting;

    /// <summary>Whom it asks.</summary>
    internal ScheduleSearch Search => search;

    /// <summary>The program; set before it starts.</summary>
    internal Program Program { get; private set; } = null!;

    /// <summary>Whether the search gave the schedule up.</summary>
    internal bool IsGivenUp { get; private set; }

    /// <summary>How many decisions in a row went against one and the same goroutine that could run.</summary>
    internal int LongestWait { get; private set; }

    /// <summary>How often a goroutine was taken off its core that could go on.</summary>
    internal int Preemptions { get; private set; }

    /// <summary>How often the schedule departed from the usual one.</summary>
    internal int DepartureCount => _departures.Count;

    /// <summary>Where the schedule departed from the usual one.</summary>
    internal Schedule Schedule => new(_departures);

    /// <summary>Begins another schedule.</summary>
    internal void Begin(Program program)
    {
        Program = program;
        _departures.Clear();
        _next = 0;
        _isDecided = false;
        _decisions = 0;
        _isCoasting = false;
        _waits.Clear();
        LongestWait = 0;
        IsGivenUp = false;
        Preemptions = 0;
    }

    public int Choose(int count)
    {
        if (_isCoasting)
            return 0;
        _decisions++;
        int choice = search.Value(count);
        if (choice > 0)
            Note(choice, isValue: true);
        return choice;
    }

    public bool Interrupts(Goroutine running, IReadOnlyList<IRunnable> ready)
    {
        // Decided already: it has not come to its await yet.
        if (_isDecided)
            return true;
        if (_isCoasting)
            return false;
        int count = Collect(ready, 1);
        _candidates[0] = running.Id;
        _decisions++;
        int choice = Ask(count, canGoOn: true);
        if (choice < 0)
        {
            GiveUp();
            return true;
        }
        if (choice == 0)
            return false;
        Preemptions++;
        _next = _candidates[choice];
        _isDecided = true;
        Note(_next, isValue: false);
        return true;
    }

    public int ChooseNext(IReadOnlyList<IRunnable> ready)
    {
        // Who was interrupted stands in the queue now, and it was decided already who is next.
        if (_isDecided)
            return IndexOf(_next, ready);
        if (_isCoasting)
            return 0;
        int count = Collect(ready, 0);
        if (count > 1)
            _decisions++;
        int choice = Ask(count, canGoOn: false);
        if (choice < 0)
            GiveUp();
        _isDecided = true;
        if (choice > 0)
            Note(_candidates[choice], isValue: false);
        return Math.Max(choice, 0);
    }

    public void Runs(Goroutine goroutine)
    {
        // Work that is done goes on without a choice.
        if (!_isDecided && !_isCoasting)
        {
            _candidates[0] = goroutine.Id;
            Ask(1, canGoOn: false);
        }
        _isDecided = false;
    }

    public void Touched(long subject, Access access)
    {
        if (!_isCoasting && !Program.HasEnded)
            search.Touched(subject, access);
    }

    public void Readied(Goroutine goroutine, bool byRunning)
    {
        _isCoasting |= !byRunning && Program.HasResult;
        if (!_isCoasting)
            search.Readied(goroutine.Id, byRunning);
    }

    private int Ask(int count, bool canGoOn)
    {
        var candidates = _candidates.AsSpan(0, count);
        search.KnownSubjects = Program.KnownSubjects;
        int choice = search.Next(candidates, canGoOn);
        if (choice >= 0)
            NoteWaits(candidates, candidates[choice]);
        return choice;
    }

    private void NoteWaits(ReadOnlySpan<long> candidates, long chosen)
    {
        foreach (long candidate in candidates)
        {
            while (_waits.Count <= candidate)
                _waits.Add(0);
            int waits = candidate == chosen ? 0 : _waits[(int)candidate] + 1;
            _waits[(int)candidate] = waits;
            LongestWait = Math.Max(LongestWait, waits);
        }
    }

    private int Collect(IReadOnlyList<IRunnable> ready, int from)
    {
        int count = ready.Count + from;
        if (_candidates.Length < count)
            _candidates = new long[count * 2];
        for (int i = from; i < count; i++)
            _candidates[i] = ready[i - from].Goroutine.Id;
        return count;
    }

    private static int IndexOf(long goroutine, IReadOnlyList<IRunnable> ready)
    {
        for (int i = 0; i < ready.Count; i++)
            if (ready[i].Goroutine.Id == goroutine)
                return i;
        throw new InvalidOperationException("Who was chosen is not ready.");
    }

    private void Note(long choice, bool isValue) =>
        _departures.Add(new(_decisions, choice, isValue));

    private void GiveUp()
    {
        IsGivenUp = true;
        Program.Stop();
    }
}
