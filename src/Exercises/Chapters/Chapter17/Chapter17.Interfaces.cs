using Goroutines;

namespace Exercises;

/// <summary>A sum that several goroutines may add to: exercise 17-1.</summary>
public interface ICounter
{
    /// <summary>Adds to the sum; when it returns, the sum has it.</summary>
    /// <param name="n">How much.</param>
    GoTask Add(int n);

    /// <summary>The sum so far.</summary>
    GoTask<int> Total();
}

/// <summary>Something that is over after 30 minutes without a sign of life: exercise 17-3.</summary>
public interface ISession
{
    /// <summary>Whether it is not over yet.</summary>
    bool IsAlive { get; }

    /// <summary>A sign of life: the 30 minutes begin again.</summary>
    void Touch();
}

/// <summary>Workers that do jobs: exercise 17-4.</summary>
public interface IPool
{
    /// <summary>Hands a job over; it may wait until there is room.</summary>
    /// <param name="job">The job; some worker runs it, once.</param>
    GoTask Submit(Func<GoTask> job);

    /// <summary>Waits until every job is done, and leaves no goroutine behind.</summary>
    GoTask Close();
}
