namespace Goroutines;

/// <summary>What fills a channel that nobody sends to: a clock, for the channels of timers and tickers.</summary>
/// <remarks>
/// Such a channel is unbuffered. A value comes into being when it is taken, so that stopping or resetting the clock
/// leaves no stale one behind. Its members are called under the channel's lock, but for <see cref="LooksReady"/>.
/// </remarks>
/// <typeparam name="T">Type of the values.</typeparam>
internal interface IChanSource<T>
{
    /// <summary>Whether a value could be taken, seen without the lock: a hint.</summary>
    bool LooksReady { get; }

    /// <summary>What came before the value that is taken, for the race detector.</summary>
    VectorClock? Armed { get; }

    /// <summary>Takes a value if there is one.</summary>
    bool TryTake(out T value);

    /// <summary>A receiver waits: from now on the channel is to be told when there is a value.</summary>
    void Await();

    /// <summary>Nobody waits any longer.</summary>
    void Forget();
}
