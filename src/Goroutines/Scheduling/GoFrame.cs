using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Goroutines;

/// <summary>A suspended async function: what is left of its stack frame while it waits.</summary>
/// <remarks>
/// It comes into being at the function's first real wait. <c>_next</c> is who goes on when it ends: nobody yet, an
/// awaiting function's continuation, the goroutine whose body it is, or the mark that it has ended. The end and
/// the coming of the awaiter may race, hence the atomic exchange.
/// </remarks>
internal class GoFrame
{
    private static readonly object s_ended = new();

    private object? _next;
    private ExceptionDispatchInfo? _failure;
    private Goroutine? _goroutine;
    private ExecutionContext? _context;
    private Action? _resume;

    internal bool IsCompleted => ReferenceEquals(Volatile.Read(ref _next), s_ended);

    /// <summary>A frame of a function that failed before its first wait.</summary>
    internal static TFrame Failed<TFrame>(TFrame frame, Exception failure)
        where TFrame : GoFrame
    {
        frame._failure = ExceptionDispatchInfo.Capture(failure);
        frame._next = s_ended;
        return frame;
    }

    /// <summary>What an awaiter calls when the function may go on.</summary>
    internal Action Suspend()
    {
        _goroutine = Goroutine.Current;
        _context = ExecutionContext.Capture();
        return _resume ??= Resume;
    }

    internal void OnCompleted(Action continuation) => SetNext(continuation);

    internal void OnEnd(Goroutine root) => SetNext(root);

    internal void ThrowIfFailed()
    {
        if (!IsCompleted)
            throw new InvalidOperationException(
                "The function has not ended: await it (or use AsTask() in code that is not async)."
            );
        _failure?.Throw();
    }

    internal void End(Exception? failure)
    {
        if (failure is not null)
            _failure = ExceptionDispatchInfo.Capture(failure);
        var next = Interlocked.Exchange(ref _next, s_ended);
        if (next is not null)
            Continue(next);
    }

    /// <summary>Runs the function's next step.</summary>
    protected virtual void MoveNext() { }

    private void SetNext(object next)
    {
        if (Interlocked.CompareExchange(ref _next, next, null) is { } found)
        {
            if (!ReferenceEquals(found, s_ended))
                throw new InvalidOperationException("A GoTask can be awaited once; use AsTask().");
            Continue(next);
        }
    }

    private void Continue(object next)
    {
        if (next is Goroutine root)
            root.End(_failure?.SourceException);
        else if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
            ((Action)next)();
        else if (Goroutine.Current is { } goroutine)
            goroutine.Post(static s => ((Action)s!)(), next);
        else
            ThreadPool.UnsafeQueueUserWorkItem(static s => ((Action)s!)(), next);
    }

    private void Resume()
    {
        if (_goroutine is { } goroutine && Goroutine.Current != goroutine)
        {
            // A foreign awaiter called back on a thread of its own: go on where the goroutine belongs.
            goroutine.Post(static s => ((GoFrame)s!).Step(), this);
            return;
        }
        Step();
    }

    private void Step()
    {
        if (_context is null)
            MoveNext();
        else if (_goroutine is not null)
        {
            // Goroutine.Execute takes it off again when the goroutine stops.
            ExecutionContext.Restore(_context);
            MoveNext();
        }
        else
            ExecutionContext.Run(_context, static s => ((GoFrame)s!).MoveNext(), this);
    }
}

/// <summary>A frame with room for the function's result.</summary>
internal class GoFrame<T> : GoFrame
{
    internal T Result { get; set; } = default!;
}

/// <summary>The frame of one particular function without a result.</summary>
internal sealed class StateMachineFrame<TStateMachine> : GoFrame
    where TStateMachine : IAsyncStateMachine
{
    internal TStateMachine StateMachine = default!;

    protected override void MoveNext() => StateMachine.MoveNext();
}

/// <summary>The frame of one particular function with a result.</summary>
internal sealed class StateMachineFrame<TStateMachine, T> : GoFrame<T>
    where TStateMachine : IAsyncStateMachine
{
    internal TStateMachine StateMachine = default!;

    protected override void MoveNext() => StateMachine.MoveNext();
}
