using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Goroutines;

/// <summary>A suspended async function: what is left of its stack frame while it waits.</summary>
/// <remarks>
/// It comes into being at the function's first real wait. <c>_next</c> is who goes on when it ends: nobody yet, the
/// frame of the function that awaits it, a foreign continuation, the goroutine whose body it is; after the end it
/// is the mark of that, or what was thrown. The end and the coming of the awaiter may race, hence the atomic
/// exchange.
/// </remarks>
internal class GoFrame : Continuation
{
    private static readonly object s_ended = new();

    private object? _next;

    internal bool IsCompleted => IsEnd(Volatile.Read(ref _next));

    /// <summary>A frame of a function that failed before its first wait.</summary>
    internal static TFrame Failed<TFrame>(TFrame frame, Exception failure)
        where TFrame : GoFrame
    {
        frame._next = ExceptionDispatchInfo.Capture(failure);
        return frame;
    }

    /// <summary>The function is about to wait: where and as whom it will go on.</summary>
    internal Resumption Suspend()
    {
        var runner = Runner.Current;
        // The same one as at the last wait, but for a function that one goroutine has begun and another goes on with.
        if (Owner != runner?.Running)
            Owner = runner?.Running;
        return Resumption.Of(this, runner);
    }

    internal void OnCompleted(Action continuation) =>
        SetNext((object?)Resumption.Take(continuation) ?? continuation);

    internal void OnEnd(Goroutine root) => SetNext(root);

    internal void ThrowIfFailed()
    {
        var next = Volatile.Read(ref _next);
        if (!IsEnd(next))
            throw new InvalidOperationException(
                "The function has not ended: await it (or use AsTask() in code that is not async)."
            );
        (next as ExceptionDispatchInfo)?.Throw();
    }

    internal void End(Exception? failure)
    {
        object end = failure is null ? s_ended : ExceptionDispatchInfo.Capture(failure);
        var next = Interlocked.Exchange(ref _next, end);
        if (next is not null)
            Continue(next, end);
    }

    internal override void Resume() => Resume(this);

    /// <summary>Has <paramref name="continuation"/>, of this frame, go on as the goroutine that it was suspended in.</summary>
    internal void Resume(Continuation continuation)
    {
        // A foreign awaiter may call back on a thread of its own: go on where the goroutine belongs.
        var here = Runner.Current;
        if (Owner is { } goroutine && here?.Running != goroutine)
        {
            goroutine.Post(static s => ((Continuation)s!).Step(), continuation);
            return;
        }
        // The function that has just ended in this step may have set AsyncLocals.
        here?.RestoreContext();
        continuation.Step();
    }

    internal override void Step() => MoveNext();

    /// <summary>Goes on with what the function has set in AsyncLocals.</summary>
    internal void Step(ExecutionContext context)
    {
        if (Owner is null)
        {
            ExecutionContext.Run(context, static s => ((GoFrame)s!).MoveNext(), this);
            return;
        }
        ExecutionContext.Restore(context);
        MoveNext();
    }

    /// <summary>Runs the function's next step.</summary>
    protected virtual void MoveNext() { }

    private static bool IsEnd(object? next) =>
        ReferenceEquals(next, s_ended) || next is ExceptionDispatchInfo;

    private void SetNext(object next)
    {
        if (Interlocked.CompareExchange(ref _next, next, null) is { } found)
        {
            if (!IsEnd(found))
                throw new InvalidOperationException("A GoTask can be awaited once; use AsTask().");
            // It was still being left here when another thread took it up and ended it. What comes next belongs to
            // the goroutine, which may have a thread of its own by now, and not to this thread's last step.
            if (next is not Goroutine && Goroutine.Current is { } goroutine)
                goroutine.Post(static s => Invoke(s!), next);
            else
                Continue(next, found);
        }
    }

    private static void Continue(object next, object end)
    {
        if (next is Goroutine root)
            root.End((end as ExceptionDispatchInfo)?.SourceException);
        else if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Invoke(next);
        else if (Goroutine.Current is { } goroutine)
            goroutine.Post(static s => Invoke(s!), next);
        else
            ThreadPool.UnsafeQueueUserWorkItem(static s => Invoke(s!), next);
    }

    private static void Invoke(object next)
    {
        if (next is Continuation continuation)
            continuation.Resume();
        else
            ((Action)next)();
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
