using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>What an async function of the library's world returns: a function that may block, awaited once.</summary>
/// <remarks>
/// Unlike a <see cref="Task"/> it costs nothing until the function really waits, and then one object. An async
/// lambda passed to <c>Go</c> becomes one of these.
/// </remarks>
[AsyncMethodBuilder(typeof(GoTaskMethodBuilder))]
public readonly struct GoTask
{
    private readonly GoFrame? _frame;

    internal GoTask(GoFrame? frame) => _frame = frame;

    /// <summary>Serves <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(_frame);

    /// <summary>The same as a task, for code that wants to combine or keep it.</summary>
    public async Task AsTask() => await this;

    internal void OnEnd(Goroutine root)
    {
        if (_frame is null)
            root.End(null);
        else
            _frame.OnEnd(root);
    }

    /// <summary>Serves <c>await</c>.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly GoFrame? _frame;

        internal Awaiter(GoFrame? frame) => _frame = frame;

        /// <summary>Whether the function has ended.</summary>
        public bool IsCompleted => _frame is null || _frame.IsCompleted;

        /// <summary>Ends the await; throws what the function threw.</summary>
        public void GetResult() => _frame?.ThrowIfFailed();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => _frame!.OnCompleted(continuation);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => _frame!.OnCompleted(continuation);
    }
}

/// <summary>A <see cref="GoTask"/> with a result.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
[AsyncMethodBuilder(typeof(GoTaskMethodBuilder<>))]
public readonly struct GoTask<T>
{
    private readonly GoFrame<T>? _frame;
    private readonly T _result;

    internal GoTask(GoFrame<T>? frame, T result)
    {
        _frame = frame;
        _result = result;
    }

    /// <summary>Serves <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(_frame, _result);

    /// <summary>The same as a task, for code that wants to combine or keep it.</summary>
    public async Task<T> AsTask() => await this;

    /// <summary>Serves <c>await</c>.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion
    {
        private readonly GoFrame<T>? _frame;
        private readonly T _result;

        internal Awaiter(GoFrame<T>? frame, T result)
        {
            _frame = frame;
            _result = result;
        }

        /// <summary>Whether the function has ended.</summary>
        public bool IsCompleted => _frame is null || _frame.IsCompleted;

        /// <summary>Ends the await with the function's result; throws what the function threw.</summary>
        public T GetResult()
        {
            if (_frame is null)
                return _result;
            _frame.ThrowIfFailed();
            return _frame.Result;
        }

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => _frame!.OnCompleted(continuation);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => _frame!.OnCompleted(continuation);
    }
}
