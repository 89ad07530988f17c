namespace Goroutines;

/// <summary>Who in a bubble is busy.</summary>
/// <remarks>
/// <para>
/// A goroutine is busy while a step of it is queued or runs, and while it waits for nothing that only the bubble can
/// bring: then it waits for the outside, a lock or a foreign task. It is idle when it waits durably and when it has
/// ended. Both are counted, steps and waits, because an async function that is called and not awaited goes its own
/// way in its caller's name.
/// </para>
/// <para>
/// A step counts until it has ended on its thread, not only until it parks: by then it is certain that it waits, and
/// who ends its wait has counted the next step. So the bubble is never taken for settled too early.
/// </para>
/// </remarks>
internal sealed class BubbleCensus
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Goroutine, Entry> _entries = [];
    private int _busy;
    private int _alive;

    /// <summary>How many have not ended.</summary>
    internal int Alive => Volatile.Read(ref _alive);

    /// <summary>A goroutine is born, its first step queued.</summary>
    internal void Add(Goroutine goroutine)
    {
        lock (_gate)
        {
            _entries.Add(goroutine, new Entry { Steps = 1, IsBusy = true });
            _busy++;
            _alive++;
        }
    }

    /// <summary>A step is queued, or will come by itself.</summary>
    internal void Queued(Goroutine goroutine) => Note(goroutine, steps: 1, waits: 0);

    /// <summary>It begins to wait durably; its step has yet to end.</summary>
    internal void Waits(Goroutine goroutine) => Note(goroutine, steps: 0, waits: 1);

    /// <summary>A durable wait is over, and its step queued.</summary>
    internal void Woken(Goroutine goroutine) => Note(goroutine, steps: 1, waits: -1);

    /// <summary>A step has ended.</summary>
    /// <returns>Whether nobody is busy any more: the caller is to settle the bubble, and counts as busy meanwhile.</returns>
    internal bool StepEnded(Goroutine goroutine) => Note(goroutine, steps: -1, waits: 0);

    /// <summary>The goroutine has ended, in most cases within a step.</summary>
    /// <returns>As for <see cref="StepEnded"/>.</returns>
    internal bool Ended(Goroutine goroutine)
    {
        lock (_gate)
        {
            _alive--;
            _entries[goroutine].HasEnded = true;
        }
        return Note(goroutine, steps: 0, waits: 0);
    }

    /// <summary>Who was to settle the bubble has done something to that end.</summary>
    /// <returns>Whether it has come to nothing: still nobody is busy but the caller.</returns>
    internal bool IsStillSettled()
    {
        lock (_gate)
        {
            if (_busy == 1)
                return true;
            _busy--;
            return false;
        }
    }

    private bool Note(Goroutine goroutine, int steps, int waits)
    {
        lock (_gate)
        {
            // Nothing was left of it, and something foreign has called back.
            if (!_entries.TryGetValue(goroutine, out var entry))
                return false;
            entry.Steps += steps;
            entry.Waits += waits;
            if (entry is { HasEnded: true, Steps: 0, Waits: 0 })
                _entries.Remove(goroutine);
            bool isBusy = entry.Steps > 0 || (!entry.HasEnded && entry.Waits == 0);
            if (isBusy == entry.IsBusy)
                return false;
            entry.IsBusy = isBusy;
            _busy += isBusy ? 1 : -1;
            if (_busy > 0)
                return false;
            _busy = 1;
            return true;
        }
    }

    private sealed class Entry
    {
        internal int Steps;
        internal int Waits;
        internal bool HasEnded;
        internal bool IsBusy;
    }
}
