using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>What the compiler calls to build an async function that returns <see cref="GoTask"/>.</summary>
/// <remarks>
/// It lives inside the function's state machine. As long as the function runs through, nothing is allocated; the
/// first suspension moves the state machine into a <see cref="GoFrame"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GoTaskMethodBuilder
{
    private GoFrame? _frame;

    /// <summary>The function's task.</summary>
    public readonly GoTask Task => new(_frame);

    /// <summary>Makes a builder.</summary>
    public static GoTaskMethodBuilder Create() => default;

    /// <summary>Runs the function up to its first wait.</summary>
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine =>
        // The framework's own start also keeps the function's AsyncLocal changes from its caller.
        default(AsyncTaskMethodBuilder).Start(ref stateMachine);

    /// <summary>Not used: the state machine is a struct.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) { }

    /// <summary>The function has returned.</summary>
    public readonly void SetResult() => _frame?.End(null);

    /// <summary>The function has thrown.</summary>
    public void SetException(Exception exception)
    {
        if (_frame is null)
            _frame = GoFrame.Failed(new GoFrame(), exception);
        else
            _frame.End(exception);
    }

    /// <summary>The function waits.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        OutsideAwaits.Note<TAwaiter>();
        // When this returns the function may be running elsewhere: nothing is touched any more.
        awaiter.OnCompleted(Frame(ref stateMachine).Suspend().Invoke);
    }

    /// <summary>The function waits.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        OutsideAwaits.Note<TAwaiter>();
        awaiter.UnsafeOnCompleted(Frame(ref stateMachine).Suspend().Invoke);
    }

    private GoFrame Frame<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_frame is not null)
            return _frame;
        var frame = new StateMachineFrame<TStateMachine>();
        // First into the builder, which is a part of the state machine, then the whole into the frame.
        _frame = frame;
        frame.StateMachine = stateMachine;
        return frame;
    }
}

/// <summary>What the compiler calls to build an async function that returns <see cref="GoTask{T}"/>.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GoTaskMethodBuilder<T>
{
    private GoFrame<T>? _frame;
    private T _result;

    /// <summary>The function's task.</summary>
    public readonly GoTask<T> Task => new(_frame, _result);

    /// <summary>Makes a builder.</summary>
#pragma warning disable CA1000 // The compiler demands it here.
    public static GoTaskMethodBuilder<T> Create() => default;
#pragma warning restore CA1000

    /// <summary>Runs the function up to its first wait.</summary>
    public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine =>
        default(AsyncTaskMethodBuilder).Start(ref stateMachine);

    /// <summary>Not used: the state machine is a struct.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) { }

    /// <summary>The function has returned.</summary>
    public void SetResult(T result)
    {
        if (_frame is null)
        {
            _result = result;
            return;
        }
        _frame.Result = result;
        _frame.End(null);
    }

    /// <summary>The function has thrown.</summary>
    public void SetException(Exception exception)
    {
        if (_frame is null)
            _frame = GoFrame.Failed(new GoFrame<T>(), exception);
        else
            _frame.End(exception);
    }

    /// <summary>The function waits.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        OutsideAwaits.Note<TAwaiter>();
        // When this returns the function may be running elsewhere: nothing is touched any more.
        awaiter.OnCompleted(Frame(ref stateMachine).Suspend().Invoke);
    }

    /// <summary>The function waits.</summary>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        OutsideAwaits.Note<TAwaiter>();
        awaiter.UnsafeOnCompleted(Frame(ref stateMachine).Suspend().Invoke);
    }

    private GoFrame<T> Frame<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_frame is not null)
            return _frame;
        var frame = new StateMachineFrame<TStateMachine, T>();
        _frame = frame;
        frame.StateMachine = stateMachine;
        return frame;
    }
}
