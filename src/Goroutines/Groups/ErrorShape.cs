namespace Goroutines;

/// <summary>The shapes of a function that may fail, brought to one: the error is what it returns.</summary>
/// <remarks>A value that is no exception says nothing, and is dropped.</remarks>
internal static class ErrorShape
{
    internal static Func<GoTask<Exception?>> Of(Func<GoTask> body) =>
        async () =>
        {
            await body();
            return null;
        };

    internal static Func<GoTask<Exception?>> Of<T>(Func<GoTask<T>> body) =>
        async () => await body() as Exception;

    internal static Func<GoTask<Exception?>> Of(Func<Task> body) =>
        async () =>
        {
            await body();
            return null;
        };

    internal static Func<GoTask<Exception?>> Of<T>(Func<Task<T>> body) =>
        async () => await body() as Exception;

    internal static Func<GoTask<Exception?>> Of(Func<ValueTask> body) =>
        async () =>
        {
            await body();
            return null;
        };

    internal static Func<GoTask<Exception?>> Of<T>(Func<ValueTask<T>> body) =>
        async () => await body() as Exception;

    internal static Func<GoTask<Exception?>> Of<T>(Func<T> body) =>
        () => new(null, body() as Exception);

    internal static Func<GoTask<Exception?>> Of(Action body) =>
        () =>
        {
            body();
            return default;
        };
}
