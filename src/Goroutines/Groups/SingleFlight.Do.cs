using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Calls, for every shape of function: with a value, or with a value and an error, as Go's.</content>
public sealed partial class SingleFlight<TKey, TValue>
{
    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(8)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<GoTask<(TValue Value, Exception? Err)>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, call, file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(7)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<GoTask<TValue>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(6)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<Task<(TValue Value, Exception? Err)>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(5)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<Task<TValue>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(4)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<ValueTask<(TValue Value, Exception? Err)>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(3)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<ValueTask<TValue>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(2)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<(TValue Value, Exception? Err)> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);

    /// <summary>The function's result, or that of the call for the key that is under way: <c>g.Do(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function; an exception that it returns or throws is its error.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The result, the error, and whether several callers got them.</returns>
    /// <exception cref="PanicException">The function has panicked; the value is a <see cref="FlightPanicException"/>.</exception>
    [OverloadResolutionPriority(1)]
    public ValueTask<(TValue Value, Exception? Err, bool Shared)> Do(
        TKey key,
        Func<TValue> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoCore(key, Flying(call), file, line);
}
