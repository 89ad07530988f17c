using System.Runtime.ExceptionServices;

namespace Goroutines;

/// <summary>Work on a thread of the simulator's, while the caller waits: many runs of a program in a row.</summary>
internal static class Visit
{
    /// <summary>Does the work and gives its result, or throws what it throws.</summary>
    /// <param name="work">The work.</param>
    /// <param name="current">The simulation that runs just now, to see whether it stands still.</param>
    /// <exception cref="SimulationException">The program blocks its thread.</exception>
    internal static T Run<T>(Func<T> work, Func<SimulatedScheduler?> current)
        where T : class
    {
        ConsoleRouter.Install();
        T? result = null;
        Exception? failure = null;
        using var done = new ManualResetEventSlim();
        Carrier.Begin(() =>
        {
            try
            {
                result = work();
            }
#pragma warning disable CA1031 // It belongs to the caller, who waits on another thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }
            done.Set();
        });
        SimulationWatch.Wait(done, current);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return result ?? throw SimulationEnds.Blocked(current()?.RunningNow).Failure!;
    }
}
