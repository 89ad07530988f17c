using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>How plain .NET code that waits in the library goes on: where its <c>await</c> would want it to.</summary>
internal sealed class OutsideContinuation : Continuation
{
    /// <summary>What reports and debuggers call a caller that is no goroutine.</summary>
    internal const string Name = "plain .NET code";

    private readonly ExecutionContext? _execution;
    private readonly SynchronizationContext? _synchronization;
    private readonly TaskScheduler? _tasks;
    private readonly Action<object?> _continuation;
    private readonly object? _state;

    /// <summary>One for a delegate, to be called where the flags say.</summary>
    internal OutsideContinuation(
        Action<object?> continuation,
        object? state,
        ValueTaskSourceOnCompletedFlags flags
    )
    {
        _continuation = continuation;
        _state = state;
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0)
            _execution = ExecutionContext.Capture();
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) == 0)
            return;
        _synchronization = SynchronizationContext.Current;
        var tasks = TaskScheduler.Current;
        _tasks = tasks == TaskScheduler.Default ? null : tasks;
    }

    /// <summary>One for a function of the library's own kind.</summary>
    internal OutsideContinuation(Continuation function, ValueTaskSourceOnCompletedFlags flags)
        : this(static function => ((Continuation)function!).Step(), function, flags) { }

    internal override void Step()
    {
        // Never on the completing thread: that one is in the middle of somebody else's goroutine.
        if (_synchronization is not null)
            _synchronization.Post(_ => Invoke(), null);
        else if (_tasks is not null)
            _ = Task.Factory.StartNew(
                Invoke,
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                _tasks
            );
        else
            ThreadPool.UnsafeQueueUserWorkItem(_ => Invoke(), null);
    }

    internal override void Resume() => Step();

    private void Invoke()
    {
        if (_execution is null)
            _continuation(_state);
        else
            ExecutionContext.Run(_execution, s => _continuation(s), _state);
    }
}
