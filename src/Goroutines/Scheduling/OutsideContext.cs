using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>How plain .NET code that waits in the library goes on: where its <c>await</c> would want it to.</summary>
internal sealed class OutsideContext
{
    /// <summary>What reports and debuggers call a caller that is no goroutine.</summary>
    internal const string Name = "plain .NET code";

    private readonly ExecutionContext? _execution;
    private readonly SynchronizationContext? _synchronization;
    private readonly TaskScheduler? _tasks;

    private OutsideContext(
        ExecutionContext? execution,
        SynchronizationContext? synchronization,
        TaskScheduler? tasks
    )
    {
        _execution = execution;
        _synchronization = synchronization;
        _tasks = tasks;
    }

    internal static OutsideContext Capture(ValueTaskSourceOnCompletedFlags flags)
    {
        var execution =
            (flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0
                ? ExecutionContext.Capture()
                : null;
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) == 0)
            return new(execution, null, null);
        var tasks = TaskScheduler.Current;
        return new(
            execution,
            SynchronizationContext.Current,
            tasks == TaskScheduler.Default ? null : tasks
        );
    }

    internal void Run(Action<object?> continuation, object? state)
    {
        // Never on the completing thread: that one is in the middle of somebody else's goroutine.
        if (_synchronization is not null)
            _synchronization.Post(_ => Invoke(continuation, state), null);
        else if (_tasks is not null)
            _ = Task.Factory.StartNew(
                () => Invoke(continuation, state),
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                _tasks
            );
        else
            ThreadPool.UnsafeQueueUserWorkItem(_ => Invoke(continuation, state), null);
    }

    private void Invoke(Action<object?> continuation, object? state)
    {
        if (_execution is null)
            continuation(state);
        else
            ExecutionContext.Run(_execution, s => continuation(s), state);
    }
}
