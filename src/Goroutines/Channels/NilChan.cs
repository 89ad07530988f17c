namespace Goroutines;

/// <summary>A loop over a nil channel, which waits for ever.</summary>
internal sealed class NilChan<T> : IAsyncEnumerable<T>
{
    internal static readonly NilChan<T> Instance = new();

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new ChanRange<T>(null, "", 0, cancellationToken);
}
