using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;
using Interlocked = System.Threading.Interlocked;
using Volatile = System.Threading.Volatile;

namespace Exercises.Chapters;

/// <summary>07-4: a buffer as a limit.</summary>
internal static class Chapter07Stove
{
    private static readonly Orders s_orders = new()
    {
        Explain =
        [
            new(
                FindingKind.Deadlock,
                "no-place-comes-free",
                "A dish waits for a place on the stove for ever. Has the stove room for tokens (an unbuffered channel has none), and does every dish take its token out again?"
            ),
        ],
    };

    internal static Definition Definition { get; } =
        Definition.Of<Func<int, Func<GoTask>[], GoTask>>(
            "07-4",
            3,
            "async GoTask CookAll(int places, Func<GoTask>[] dishes)",
            Judge
        );

    private static void Judge(Func<int, Func<GoTask>[], GoTask> cookAll, Examiner check)
    {
        check.InEveryOrder(
            "On 2 places never more than 2 of 4 dishes cook at once, and all are done at the end",
            () => Cook(cookAll, places: 2, dishes: 4),
            s_orders
        );
        check.InEveryOrder(
            "On a single place 3 dishes cook one at a time",
            () => Cook(cookAll, places: 1, dishes: 3),
            s_orders
        );
        check.OnCores(
            "6 dishes of 10 ms are done after 20 ms on 3 places",
            cores: 4,
            () => Time(cookAll, 3, 10, 10, 10, 10, 10, 10),
            _ => { },
            s_orders.Explain
        );
        check.OnCores(
            "Dishes of 40, 10, 10, 10 and 10 ms: a place that comes free is used at once",
            cores: 4,
            () => Time(cookAll, 2, 40, 10, 10, 10, 10),
            _ => { },
            s_orders.Explain
        );
    }

    private static async GoTask Cook(
        Func<int, Func<GoTask>[], GoTask> cookAll,
        int places,
        int dishes
    )
    {
        int cooking = 0;
        int done = 0;
        await cookAll(places, [.. Enumerable.Repeat(Dish, dishes)]);
        Expect.That(
            Volatile.Read(ref done) == dishes,
            "returns-early",
            $"CookAll returned when {Volatile.Read(ref done)} of {dishes} dishes were done. That the last one has a place does not mean that it has cooked: wait for all of them."
        );

        async GoTask Dish()
        {
            int now = Interlocked.Increment(ref cooking);
            Expect.That(
                now <= places,
                "too-many-at-once",
                $"{now} dishes cooked at once on a stove with room for {places}. A token has to be put in before the dish cooks, and to stay in until it is done."
            );
            await Gosched();
            Interlocked.Decrement(ref cooking);
            Interlocked.Increment(ref done);
        }
    }

    /// <summary>In virtual time each dish but the first ones begins at the very moment at which another ends.</summary>
    private static async GoTask Time(
        Func<int, Func<GoTask>[], GoTask> cookAll,
        int places,
        params int[] milliseconds
    )
    {
        var opening = Now();
        var begun = new List<double>();
        var ended = new List<double>();
        await cookAll(places, [.. milliseconds.Select(ms => (Func<GoTask>)(() => Dish(ms)))]);
        for (int i = 0; i < begun.Count; i++)
        {
            double free = i < places ? 0 : ended[i - places];
            Expect.That(
                begun[i] <= free,
                "places-left-empty",
                $"A place on the stove was free after {free} ms and a dish was waiting, but it was put on after {begun[i]} ms. Nobody has to wait for the others of a wave, or for the dish before."
            );
        }

        async GoTask Dish(int ms)
        {
            begun.Add(Since(opening).TotalMilliseconds);
            await Work(TimeSpan.FromMilliseconds(ms));
            ended.Add(Since(opening).TotalMilliseconds);
        }
    }
}
