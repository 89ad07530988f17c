using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

using Asker = Func<Shared<string>, Shared<int>, AtomicBool, GoTask<string?>>;
using Publisher = Func<Shared<string>, Shared<int>, AtomicBool, GoTask>;

/// <summary>The exercises of chapter 12, the rest of <c>sync</c> and the memory model.</summary>
internal static partial class Chapter12
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<Func<GoTask<int>>, Func<GoTask<int>>>>(
            "12-1",
            2,
            "Func<GoTask<int>> Lazily(Func<GoTask<int>> load)",
            AtTheFirstUse
        ),
        Definition.Of<Func<ICellar>>(
            "12-2",
            3,
            "() => new Cellar(), where Cellar implements ICellar",
            SeveralJarsAtOnce
        ),
        Definition.Of<Action<AtomicInt64, long>>(
            "12-3",
            2,
            "void KeepHighest(AtomicInt64 highest, long value)",
            TheHighestSoFar
        ),
        Definition.Of<Publisher, Asker>(
            "12-4",
            3,
            "async GoTask Publish(Shared<string> dish, Shared<int> price, AtomicBool ready) and async GoTask<string?> Ask(…)",
            PublishAndAsk
        ),
    ];

    private static void AtTheFirstUse(
        Func<Func<GoTask<int>>, Func<GoTask<int>>> lazily,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Nothing is loaded before the first call, and once when there are two calls",
            async () =>
            {
                int loaded = 0;
                var get = lazily(async () =>
                {
                    await Gosched();
                    return 10 + ++loaded;
                });
                Expect.That(
                    loaded == 0,
                    "loads-at-once",
                    "It was loaded when Lazily was called. Only the function that it returns may load, when it is called itself."
                );
                int first = await get();
                int second = await get();
                Expect.That(
                    loaded == 1,
                    "remembers-nothing",
                    $"Two calls, one after the other, loaded {loaded} times. What they share must be made in Lazily, outside of the function "
                        + "that it returns; what is made inside is new for each call."
                );
                Expect.That(
                    (first, second) == (11, 11),
                    "result-lost",
                    $"The one load gave 11, and the two calls returned {first} and {second}."
                );
            }
        );
        check.InEveryOrder(
            "Three goroutines call at once: one loads, all get its value",
            async () =>
            {
                int loaded = 0;
                var get = lazily(async () =>
                {
                    int mine = 10 + ++loaded;
                    await Gosched();
                    return mine;
                });
                int[] got = new int[3];
                var wg = new WaitGroup();
                for (int i = 0; i < got.Length; i++)
                {
                    int mine = i;
                    wg.Go(async () => got[mine] = await get());
                }
                await wg.Wait();
                Expect.That(
                    loaded == 1,
                    "check-then-act",
                    $"Three called at once, and it was loaded {loaded} times: a second one came between the look and the act, and found "
                        + "nothing there yet."
                );
                Expect.That(
                    got.All(value => value == 11),
                    "does-not-wait-for-the-first",
                    $"Loaded once, but the three got {string.Join(", ", got)}. Who comes while the first is still loading must wait for it: "
                        + "that it has begun does not mean that it is done."
                );
            }
        );
    }
}
