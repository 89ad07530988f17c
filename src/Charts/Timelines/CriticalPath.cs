using Goroutines;

namespace Charts.Timelines;

/// <summary>
/// The chain of work and waits that set how long a run took, from main's end backwards: where a goroutine was woken, the
/// chain goes on with who woke it, and where it begins, with who started it.
/// </summary>
/// <remarks>
/// Its pieces follow each other without gap, so their lengths sum to the length of the run. A wait that somebody ended is
/// no piece itself: what that goroutine did until then is. If it was a wait for a lock, these pieces are behind the lock.
/// </remarks>
internal sealed class CriticalPath
{
    private readonly Moments _moments;
    private readonly List<PathPiece> _pieces = [];
    private readonly List<Wake> _hops = [];
    private readonly Stack<(PathLock Lock, long Since)> _behind = [];
    private long _time;

    private CriticalPath(Moments moments, long end)
    {
        _moments = moments;
        _time = end;
    }

    /// <summary>In the order of time.</summary>
    internal IReadOnlyList<PathPiece> Pieces => _pieces;

    /// <summary>Where the path goes from one goroutine to another.</summary>
    internal IReadOnlyList<Wake> Hops => _hops;

    /// <summary>The lock behind which most time was spent; null if none is on the path.</summary>
    internal PathLock? WorstLock =>
        _pieces
            .Where(piece => piece.Behind is not null)
            .GroupBy(piece => piece.Behind!)
            .OrderByDescending(group => group.Sum(piece => piece.Length))
            .ThenBy(group => group.Key.Number)
            .FirstOrDefault()
            ?.Key;

    internal static CriticalPath Of(Trace trace, Timeline timeline)
    {
        var moments = Moments.Of(trace, timeline);
        var path = new CriticalPath(moments, timeline.End);
        if (moments.Last() is var (goroutine, at))
        {
            path.Add(0, at.Time, GoroutineState.Other, null);
            path.Follow(goroutine, at.Index);
        }

        path.Add(0, 0, GoroutineState.Other, null);
        path._pieces.Reverse();
        path._hops.Reverse();
        return path;
    }

    // Each step goes to an earlier event, so it ends.
    private void Follow(long goroutine, int index)
    {
        while (_moments.Before(goroutine, index) is { } moment)
        {
            Add(goroutine, moment.Time, moment.State, moment.Wait.Text);
            index = moment.Index;
            if (moment.By == 0)
            {
                continue;
            }

            var wait = _moments.Before(goroutine, index);
            if (wait is { } w && LockUses.IsLock(w.Wait.Text))
            {
                var isReadWrite = w.Wait.Text != "sync.Mutex.Lock";
                _behind.Push((new PathLock(w.Wait.Subject, isReadWrite), w.Time));
            }

            _hops.Add(new Wake(_time, moment.By, goroutine, wait is null));
            goroutine = moment.By;
        }
    }

    /// <summary>Goes back to <paramref name="start"/>.</summary>
    private void Add(long goroutine, long start, GoroutineState state, string? reason)
    {
        while (_time > start)
        {
            while (_behind.TryPeek(out var over) && over.Since >= _time)
            {
                _behind.Pop();
            }

            PathLock? held = null;
            var from = start;
            if (_behind.TryPeek(out var behind))
            {
                held = behind.Lock;
                from = Math.Max(start, behind.Since);
            }

            _pieces.Add(new PathPiece(goroutine, from, _time, state, reason, held));
            _time = from;
        }
    }
}
