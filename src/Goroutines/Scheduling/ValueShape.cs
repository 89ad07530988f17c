namespace Goroutines;

/// <summary>The shapes that a function with a result may have, all brought to one; <see cref="Shape"/> has the order.</summary>
internal static class ValueShape
{
    internal static Func<GoTask<T>> Of<T>(Func<Task<T>> body) => async () => await body();

    internal static Func<GoTask<T>> Of<T>(Func<ValueTask<T>> body) => async () => await body();

    internal static Func<GoTask<T>> Of<T>(Func<T> body) => () => new(null, body());
}
