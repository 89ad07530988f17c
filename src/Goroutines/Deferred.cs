namespace Goroutines;

/// <summary>A deferred call: <c>defer f()</c>. It runs when the function it stands in is left.</summary>
public sealed class Deferred : IDisposable
{
    private readonly Action _call;

    internal Deferred(Action call) => _call = call;

    /// <summary>Runs the call.</summary>
    public void Dispose() => _call();
}

/// <summary>A deferred call that may wait: <c>defer f()</c>.</summary>
public sealed class AsyncDeferred : IAsyncDisposable
{
    private readonly Func<GoTask> _call;

    internal AsyncDeferred(Func<GoTask> call) => _call = call;

    /// <summary>Runs the call.</summary>
    public async ValueTask DisposeAsync() => await _call();
}
