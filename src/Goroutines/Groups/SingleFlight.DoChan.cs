using System.Runtime.CompilerServices;

namespace Goroutines;

/// <content>Calls whose result comes in a channel, for every shape of function.</content>
public sealed partial class SingleFlight<TKey, TValue>
{
    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(8)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<GoTask<(TValue Value, Exception? Err)>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, call, file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(7)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<GoTask<TValue>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(6)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<Task<(TValue Value, Exception? Err)>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(5)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<Task<TValue>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(4)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<ValueTask<(TValue Value, Exception? Err)>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(3)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<ValueTask<TValue>> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(2)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<(TValue Value, Exception? Err)> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);

    /// <summary>Like <c>Do</c>, but the result comes in a channel: <c>g.DoChan(key, f)</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="call">The function, which gets a goroutine. If it panics the program ends.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A channel that gets one result and is never closed.</returns>
    [OverloadResolutionPriority(1)]
    public IReceiveChan<(TValue Value, Exception? Err, bool Shared)> DoChan(
        TKey key,
        Func<TValue> call,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => DoChanCore(key, Flying(call), file, line);
}
