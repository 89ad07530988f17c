using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>The sending end of a channel: <c>chan&lt;- T</c>.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public interface ISendChan<T>
{
    /// <summary>How many values wait in the buffer: <c>len(ch)</c>.</summary>
    int Len { get; }

    /// <summary>Size of the buffer: <c>cap(ch)</c>.</summary>
    int Cap { get; }

    /// <summary>Sends a value, waiting until it has a place: <c>ch &lt;- v</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="RuntimePanicException">The channel is closed: <c>send on closed channel</c>.</exception>
    ValueTask Send(T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Sends a value if that is possible without waiting.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was sent.</returns>
    /// <exception cref="RuntimePanicException">The channel is closed: <c>send on closed channel</c>.</exception>
    bool TrySend(T value);

    /// <summary>Closes the channel: no more values will be sent. <c>close(ch)</c>.</summary>
    /// <exception cref="RuntimePanicException">It is closed already: <c>close of closed channel</c>.</exception>
    void Close();
}

/// <summary>The receiving end of a channel: <c>&lt;-chan T</c>.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public interface IReceiveChan<T> : IAsyncEnumerable<T>
{
    /// <summary>How many values wait in the buffer: <c>len(ch)</c>.</summary>
    int Len { get; }

    /// <summary>Size of the buffer: <c>cap(ch)</c>.</summary>
    int Cap { get; }

    /// <summary>Receives a value, waiting for one: <c>&lt;-ch</c>. From a closed, empty channel: the zero value.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    ValueTask<T> Receive([CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Receives a value and whether it was one: <c>v, ok := &lt;-ch</c>. Not ok: closed and empty.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    ValueTask<(T Value, bool Ok)> ReceiveOk(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    );

    /// <summary>Receives if that is possible without waiting, as it also is on a closed channel.</summary>
    /// <param name="value">The value; the zero value from a closed, empty channel.</param>
    /// <returns>Whether the operation could go on.</returns>
    bool TryReceive(out T value);

    /// <summary>Receives if that is possible without waiting, as it also is on a closed channel.</summary>
    /// <param name="value">The value; the zero value from a closed, empty channel.</param>
    /// <param name="ok">Whether it was sent; false from a closed, empty channel.</param>
    /// <returns>Whether the operation could go on.</returns>
    bool TryReceive(out T value, out bool ok);

    /// <summary>Receives until the channel is closed and empty: <c>for v := range ch</c>.</summary>
    /// <param name="cancellationToken">Ends the loop with an exception when it is cancelled between two values.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    IAsyncEnumerator<T> GetAsyncEnumerator(
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    );
}
