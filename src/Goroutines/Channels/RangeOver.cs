namespace Goroutines;

/// <summary>What a loop over a channel that may be nil runs over; it knows where the loop was written.</summary>
internal sealed class RangeOver<T>(Chan<T>? channel, string file, int line) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new ChanRange<T>(channel, file, line, cancellationToken);
}
