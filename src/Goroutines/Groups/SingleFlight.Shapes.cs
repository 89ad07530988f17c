namespace Goroutines;

/// <content>The shapes of a function, brought to one: a value, an error, and it may wait.</content>
public sealed partial class SingleFlight<TKey, TValue>
{
    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(Func<GoTask<TValue>> call) =>
        async () => (await call(), null);

    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(
        Func<Task<(TValue Value, Exception? Err)>> call
    ) => async () => await call();

    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(Func<Task<TValue>> call) =>
        async () => (await call(), null);

    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(
        Func<ValueTask<(TValue Value, Exception? Err)>> call
    ) => async () => await call();

    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(
        Func<ValueTask<TValue>> call
    ) => async () => (await call(), null);

    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(
        Func<(TValue Value, Exception? Err)> call
    ) => () => new(null, call());

    private static Func<GoTask<(TValue Value, Exception? Err)>> Flying(Func<TValue> call) =>
        () => new(null, (call(), null));
}
