using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 14, Patterns.</summary>
internal static partial class Chapter14
{
    private static readonly int[] s_someNumbers = [4, 6, 7];
    private static readonly int[] s_oddNumbers = [3, 5];

    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<int, IReceiveChan<int>, ISendChan<int>, GoTask>>(
            "14-1",
            2,
            "async GoTask Sieve(int prime, IReceiveChan<int> numbers, ISendChan<int> rest)",
            Sieve
        ),
        Definition.Of<Func<string[], int, Func<string, GoTask<string>>, GoTask<string[]>>>(
            "14-2",
            3,
            "async GoTask<string[]> InOrder(string[] dishes, int cooks, Func<string, GoTask<string>> cook)",
            InOrder
        ),
        Definition.Of<Func<IReceiveChan<int>, TimeSpan, Func<int, GoTask>, GoTask>>(
            "14-3",
            3,
            "async GoTask Limited(IReceiveChan<int> requests, TimeSpan period, Func<int, GoTask> handle)",
            Limited
        ),
        Definition.Of<Func<IContext, Func<IContext, GoTask<Exception?>>[], GoTask<Exception?>>>(
            "14-4",
            3,
            "async GoTask<Exception?> RunAll(IContext ctx, Func<IContext, GoTask<Exception?>>[] jobs)",
            RunAll
        ),
        Definition.Of<Func<INewsStand>>("14-5", 4, "() => new NewsStand()", NewsStand),
    ];

    private static void Sieve(
        Func<int, IReceiveChan<int>, ISendChan<int>, GoTask> sieve,
        Examiner check
    )
    {
        check.InEveryOrder(
            "What the prime does not divide is passed on, the rest is not; then the channel is closed",
            async () =>
            {
                var numbers = new Chan<int>();
                var rest = new Chan<int>();
                Go(() => sieve(3, numbers, rest));
                Go(async () =>
                {
                    foreach (int number in s_someNumbers)
                        await numbers.Send(number);
                    numbers.Close();
                });
                var passed = new List<int>();
                await foreach (int number in rest)
                {
                    passed.Add(number);
                    Expect.That(
                        number % 3 != 0,
                        "passes-everything",
                        $"The prime was 3, and {number} came out at the end: 3 divides it."
                    );
                }
                Expect.That(
                    passed is [4, 7],
                    "numbers-lost",
                    $"4, 6 and 7 went into the station of 3, and out came: {string.Join(", ", passed)}."
                );
            },
            Explained(
                FindingKind.Deadlock,
                "never-closed",
                "The last number had come, numbers was closed, and the next station still waits for more. Each station closes the channel that it sends on."
            )
        );
        check.InEveryOrder(
            "Each number is passed on before the next one is asked for",
            async () =>
            {
                var numbers = new Chan<int>();
                var rest = new Chan<int>();
                Go(() => sieve(2, numbers, rest));
                foreach (int number in s_oddNumbers)
                {
                    await numbers.Send(number);
                    await rest.Receive();
                }
                numbers.Close();
                await rest.ReceiveOk();
            },
            Explained(
                FindingKind.Deadlock,
                "collects-first",
                "A 3 went in, and nothing came out before the next number: it collects them. An endless source has no last number, so nothing would ever come out."
            )
        );
    }

    private static void InOrder(
        Func<string[], int, Func<string, GoTask<string>>, GoTask<string[]>> inOrder,
        Examiner check
    )
    {
        check.InEveryOrder(
            "The results stand in the order of the dishes",
            async () =>
            {
                string[] results = await inOrder(
                    ["soup", "fish", "cake"],
                    2,
                    async dish =>
                    {
                        await Gosched();
                        return $"{dish}!";
                    }
                );
                Expect.That(
                    results is ["soup!", "fish!", "cake!"],
                    "order-of-arrival",
                    $"The dishes were soup, fish, cake, and the results: {string.Join(", ", results)}. What is ready first is not what was ordered first; give each result a place of its own."
                );
            },
            Explained(
                FindingKind.Panic,
                "one-loop-variable",
                "A goroutine looked for a dish behind the last one: C#'s for has one variable for all rounds, and the loop was over when the goroutine read it. Copy it first.",
                "outside the bounds"
            )
        );

        const int Cooks = 2;
        int busy = 0;
        check.OnCores(
            "Never are more cooks at work than there are, and none is idle while there is a dish",
            8,
            async () =>
            {
                busy = 0;
                await inOrder(
                    ["roast", "soup", "fish", "rice", "peas", "cake"],
                    Cooks,
                    async dish =>
                    {
                        Expect.That(
                            ++busy <= Cooks,
                            "no-limit",
                            $"There are {Cooks} cooks, and {busy} dishes were being cooked at the same time. Take a place before you start, and give it back afterwards."
                        );
                        await Sleep(Milliseconds(dish is "roast" ? 40 : 10));
                        busy--;
                        return dish;
                    }
                );
            },
            run =>
            {
                double took = run.Elapsed.TotalMilliseconds;
                Expect.That(
                    took < 90,
                    "one-after-another",
                    $"One dish takes 40 ms, five take 10, and there are two cooks: it took {took:0} ms, as long as one cook needs."
                );
                Expect.That(
                    took <= 50,
                    "in-batches",
                    $"One dish takes 40 ms, five take 10, and there are two cooks: that can be done in 50 ms, and it took {took:0}. A cook who is ready must not wait for the other one."
                );
            }
        );
    }

    private static Orders Explained(
        FindingKind kind,
        string misconception,
        string reason,
        string contains = ""
    ) => new() { Explain = [new(kind, misconception, reason, contains)] };

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
