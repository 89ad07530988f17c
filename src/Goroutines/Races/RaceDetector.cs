using System.Globalization;

namespace Goroutines;

/// <summary>Finds a program's data races: accesses that nothing orders, whether they went wrong in this run or not.</summary>
/// <remarks>
/// <para>
/// Order is what Go's memory model calls happens-before: the order within a goroutine, and what its operations
/// (channels, locks, atomics, …) synchronize. Each of those hands a <see cref="VectorClock"/> on where it hands on control:
/// under the lock of the thing itself, or before the atomic step that lets the next one in. The end of a
/// goroutine hands on nothing.
/// </para>
/// <para>
/// A slot of the clocks is used again after its goroutine has ended, but only by one whose creator knows all that
/// the ended one did: then the two are ordered, and to know the later times of the slot is to know the earlier.
/// </para>
/// <para>
/// <c>_gate</c> guards everything. Strands are read without it, each by its goroutine, which was started after the strand was
/// put there. Reports are written under it: so none comes after the number of them all.
/// </para>
/// </remarks>
internal sealed class RaceDetector
{
    /// <summary>How many of the free slots a new strand looks at.</summary>
    private const int MostTries = 16;

    private readonly Lock _gate = new();
    private readonly Action<string> _write;
    private readonly List<DataRace> _races = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly List<(int Slot, long Time)> _free = [];
    private Strand?[] _strands = new Strand?[4];
    private int _slots;
    private bool _isClosed;

    /// <param name="write">Writes a report to the program's stderr.</param>
    internal RaceDetector(Action<string> write) => _write = write;

    /// <summary>How many races it has found.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _races.Count;
        }
    }

    /// <summary>A goroutine is created.</summary>
    /// <param name="known">What its creator has done and knows; null for main.</param>
    /// <param name="id">Its number.</param>
    /// <param name="file">Where the go statement stands.</param>
    /// <param name="line">Line in <paramref name="file"/>.</param>
    internal void Begin(VectorClock? known, long id, string file, int line)
    {
        if (known?.IsOf(this) != true)
            known = null;
        lock (_gate)
        {
            var (slot, time) = TakeSlot(known);
            var strands = _strands;
            if (id >= strands.Length)
                Array.Resize(ref strands, Math.Max(strands.Length * 2, (int)id + 1));
            strands[id] = new Strand(this, slot, time + 1, known, id, file, line);
            Volatile.Write(ref _strands, strands);
        }
    }

    /// <summary>The strand of a goroutine that has begun and not ended; null for any other.</summary>
    internal Strand? StrandOf(long id)
    {
        var strands = Volatile.Read(ref _strands);
        return id < strands.Length ? strands[id] : null;
    }

    /// <summary>A goroutine has ended.</summary>
    internal void End(long id)
    {
        lock (_gate)
            if (StrandOf(id) is { } strand)
            {
                _strands[id] = null;
                _free.Add((strand.Slot, strand.End()));
            }
    }

    /// <summary>An access races with others. The same two places are reported once.</summary>
    internal void Found(string variable, in AccessMark access, List<AccessMark>? others)
    {
        if (others is null)
            return;
        lock (_gate)
            foreach (var previous in others)
            {
                var race = new DataRace(variable, access.ToAccess(), previous.ToAccess());
                if (_isClosed || !_reported.Add(race.Key))
                    continue;
                _races.Add(race);
                _write(race.ToString());
            }
    }

    /// <summary>The program is over: what races from here on was not part of it.</summary>
    /// <param name="endsWell">Whether nothing else is to be said: then Go counts the races.</param>
    /// <returns>The races, in the order in which they were found.</returns>
    internal IReadOnlyList<DataRace> Close(bool endsWell)
    {
        lock (_gate)
        {
            _isClosed = true;
            if (endsWell && _races.Count > 0)
                _write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Found {_races.Count} data race(s)\n"
                    )
                );
            return _races;
        }
    }

    private (int Slot, long Time) TakeSlot(VectorClock? known)
    {
        for (
            int i = _free.Count - 1;
            known is not null && i >= Math.Max(_free.Count - MostTries, 0);
            i--
        )
        {
            var free = _free[i];
            if (known[free.Slot] < free.Time)
                continue;
            _free.RemoveAt(i);
            return free;
        }
        return (_slots++, 0);
    }
}
