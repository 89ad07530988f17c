using System.Threading;
using Goroutines;

namespace Exercises;

/// <summary>Points of players (exercise 09-3).</summary>
public interface IScoreboard
{
    /// <summary>A player gets points.</summary>
    GoTask Add(string player, int points);

    /// <summary>How many points a player has; 0 if nobody has heard of the player.</summary>
    GoTask<int> Of(string player);
}

/// <summary>Accounts, between which money moves (exercise 09-4).</summary>
public interface IBank
{
    /// <summary>Takes an amount from one account and puts it into another.</summary>
    GoTask Transfer(int from, int to, int amount);

    /// <summary>How much there is in all accounts together.</summary>
    GoTask<int> Total();
}

/// <summary>A table that nothing guards, and in which it takes time to find something (exercise 09-3).</summary>
public sealed class ScoreTable
{
    private readonly SharedMap<string, int> _points = new("table");
    private readonly TimeSpan _search;
    private readonly string _misconception;
    private readonly string _reason;
    private int _reading;
    private int _writing;

    /// <summary>Makes an empty one.</summary>
    /// <param name="misconception">The name of the belief that brings others in while somebody writes; empty if they may.</param>
    /// <param name="reason">What to tell then.</param>
    /// <param name="search">How long it takes to find something.</param>
    internal ScoreTable(string misconception, string reason, TimeSpan search = default)
    {
        _misconception = misconception;
        _reason = reason;
        _search = search;
    }

    /// <summary>Finds a player's points; 0 if there are none.</summary>
    public async GoTask<int> Load(string player)
    {
        Interlocked.Increment(ref _reading);
        ExpectOneWriter();
        if (_search > TimeSpan.Zero)
            await Builtin.Work(_search);
        var (points, _) = await _points.Load(player);
        Interlocked.Decrement(ref _reading);
        return points;
    }

    /// <summary>Sets a player's points.</summary>
    public async GoTask Store(string player, int points)
    {
        Interlocked.Increment(ref _writing);
        ExpectOneWriter();
        await _points.Store(player, points);
        Interlocked.Decrement(ref _writing);
    }

    /// <summary>A player's points, for afterwards.</summary>
    internal int Peek(string player) => _points[player];

    private void ExpectOneWriter()
    {
        int writing = Volatile.Read(ref _writing);
        if (_misconception.Length > 0 && writing > 0 && writing + Volatile.Read(ref _reading) > 1)
            Expect.Fail(_misconception, _reason);
    }
}
