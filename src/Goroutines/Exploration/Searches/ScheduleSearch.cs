namespace Goroutines;

/// <summary>Decides the schedules of an exploration, one run after the other.</summary>
internal abstract class ScheduleSearch
{
    /// <summary>How many subjects of the program have a number by now.</summary>
    internal long KnownSubjects { get; set; }

    /// <summary>Whether the program went another way though all decisions were the same.</summary>
    internal bool HasDiverged { get; private protected set; }

    /// <summary>Begins another run.</summary>
    /// <returns>Whether there is one left to do.</returns>
    internal abstract bool Begin();

    /// <summary>Who goes on.</summary>
    /// <param name="candidates">
    /// Numbers of those who can: the running goroutine first, if it can, then the others as they stand in the queue.
    /// </param>
    /// <param name="canGoOn">Whether the first is the running goroutine.</param>
    /// <returns>The place of one; -1 to give the run up.</returns>
    internal abstract int Next(ReadOnlySpan<long> candidates, bool canGoOn);

    /// <summary>One of <paramref name="count"/> possibilities, from 0.</summary>
    internal abstract int Value(int count);

    /// <summary>The running goroutine touched something.</summary>
    internal virtual void Touched(long subject, Access access) { }

    /// <summary>A goroutine can run.</summary>
    internal virtual void Readied(long goroutine, bool byRunning) { }

    /// <summary>The run is over.</summary>
    internal virtual void End() { }
}
