using System.Globalization;

namespace Goroutines;

/// <summary>Mains that return a value: it belongs to the outcome, after what the program has written.</summary>
internal static class Returning
{
    internal static Func<GoTask> Of<T>(Func<GoTask<T>> main) => async () => Say(await main());

    internal static Func<GoTask> Of<T>(Func<Task<T>> main) => async () => Say(await main());

    internal static Func<GoTask> Of<T>(Func<ValueTask<T>> main) => async () => Say(await main());

    internal static Func<GoTask> Of<T>(Func<T> main) =>
        () =>
        {
            Say(main());
            return default;
        };

    // It is no console output: nobody could come between it and the program's end.
    private static void Say<T>(T value) =>
        Goroutine.Current?.Program.Out?.Write(
            Convert.ToString(value, CultureInfo.InvariantCulture)
        );
}
