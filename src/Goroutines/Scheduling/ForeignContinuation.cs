namespace Goroutines;

/// <summary>How a goroutine goes on in a function that is not of the library's own kind, such as an <c>async Task</c>.</summary>
/// <remarks>Each thread keeps some that may be used again.</remarks>
internal sealed class ForeignContinuation : Continuation
{
    private const int MostSpare = 256;

    private Action<object?>? _continuation;
    private object? _state;
    private ForeignContinuation? _nextSpare;
    private int _spares;

    /// <summary>One for the running goroutine.</summary>
    internal static ForeignContinuation Of(
        Goroutine running,
        Runner here,
        Action<object?> continuation,
        object? state
    )
    {
        var made = here.SpareContinuations ?? new ForeignContinuation();
        here.SpareContinuations = made._nextSpare;
        made._nextSpare = null;
        made.Owner = running;
        made._continuation = continuation;
        made._state = state;
        return made;
    }

    internal override void Step()
    {
        var continuation = _continuation!;
        object? state = _state;
        _continuation = null;
        _state = null;
        Owner = null;
        if (Runner.Current is { } here)
            Keep(here);
        continuation(state);
    }

    internal override void Resume() => Step();

    private void Keep(Runner here)
    {
        _spares = (here.SpareContinuations?._spares ?? 0) + 1;
        if (_spares > MostSpare)
            return;
        _nextSpare = here.SpareContinuations;
        here.SpareContinuations = this;
    }
}
