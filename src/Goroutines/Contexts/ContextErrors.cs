namespace Goroutines;

/// <summary>The error of a context that was cancelled: <c>context.Canceled</c>.</summary>
/// <remarks>
/// There is one, <see cref="Context.Canceled"/>. To .NET it is an <see cref="OperationCanceledException"/>, so that
/// a task that ends with it counts as cancelled.
/// </remarks>
public sealed class CanceledException : OperationCanceledException
{
    internal CanceledException()
        : base("context canceled") { }
}

/// <summary>The error of a context whose deadline has passed: <c>context.DeadlineExceeded</c>.</summary>
/// <remarks>There is one, <see cref="Context.DeadlineExceeded"/>.</remarks>
public sealed class DeadlineExceededException : TimeoutException
{
    internal DeadlineExceededException()
        : base("context deadline exceeded") { }

    /// <summary>True: the error is a time-out. <c>err.Timeout()</c>.</summary>
#pragma warning disable CA1822 // Go asks the error for it.
    public bool Timeout => true;

    /// <summary>True: the same may succeed another time. <c>err.Temporary()</c>.</summary>
    public bool Temporary => true;
#pragma warning restore CA1822
}
