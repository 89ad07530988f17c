namespace Goroutines;

/// <summary>The shapes that a goroutine's function may have, all brought to the one that schedulers run.</summary>
/// <remarks>
/// Every public method that takes a function has an overload for each shape, in this order of priority: the own
/// task types first, so that async lambdas become them; then tasks; then any value; a plain action last, so that
/// <c>Go(() =&gt; ch.Send(42))</c> does not drop the send.
/// </remarks>
internal static class Shape
{
    internal static Func<GoTask> Of<T>(Func<GoTask<T>> body) => async () => await body();

    internal static Func<GoTask> Of(Func<Task> body) => async () => await body();

    internal static Func<GoTask> Of(Func<ValueTask> body) => async () => await body();

    internal static Func<GoTask> Of<T>(Func<ValueTask<T>> body) => async () => await body();

    internal static Func<GoTask> Of<T>(Func<T> body) =>
        () =>
        {
            body();
            return default;
        };

    internal static Func<GoTask> Of(Action body) =>
        () =>
        {
            body();
            return default;
        };
}
