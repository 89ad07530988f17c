using System.Runtime.ExceptionServices;

namespace Goroutines;

/// <summary>One program, to be run again and again on a thread of the simulator's while the caller waits.</summary>
internal sealed class Trials
{
    private readonly Func<GoTask> _main;
    private readonly string _file;
    private readonly int _line;
    private readonly ExecutionContext? _locals = ExecutionContext.Capture();
    private SimulatedScheduler? _current;

    internal Trials(Func<GoTask> main, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(main);
        _main = main;
        _file = file;
        _line = line;
    }

    /// <summary>Does work that consists of trials, and gives its result, or throws what it throws.</summary>
    /// <exception cref="SimulationException">The program blocks its thread, or cannot be simulated.</exception>
    internal T Do<T>(Func<T> work)
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
        SimulationWatch.Wait(done, () => Volatile.Read(ref _current));
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return result ?? throw SimulationEnds.Blocked(_current?.RunningNow).Failure!;
    }

    /// <summary>A trial that has not begun.</summary>
    /// <param name="guide">Who decides.</param>
    /// <param name="machine">What it runs on.</param>
    /// <param name="hasAfterlife">Whether it is watched after its end, to see who never comes to one.</param>
    internal Trial Prepare(Guide guide, SimulationOptions machine, bool hasAfterlife = true) =>
        new(machine, guide, _locals, hasAfterlife);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="SimulationException">The program is not the same each time.</exception>
    internal void Run(Trial trial)
    {
        Volatile.Write(ref _current, trial.Scheduler);
        trial.Run(_main, _file, _line);
        var search = trial.Guide.Search;
        search.End();
        if (search.HasDiverged)
            throw SimulationException.NotRepeated();
    }
}
