using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;
using SortParallel = System.Func<
    System.ArraySegment<int>,
    int,
    System.Func<System.ArraySegment<int>, Goroutines.GoTask>,
    System.Func<System.ArraySegment<int>, System.ArraySegment<int>, Goroutines.GoTask>,
    Goroutines.GoTask
>;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 16, Large arrays.</summary>
internal static partial class Chapter16
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<int, int, List<(int From, int To)>>>(
            "16-1",
            1,
            "List<(int From, int To)> Cut(int length, int parts)",
            FairCut
        ),
        Definition.Of<
            Func<double[], int, Func<ArraySegment<double>, GoTask<double>>, GoTask<double>>
        >(
            "16-2",
            2,
            "async GoTask<double> SumInParts(double[] numbers, int parts, Func<ArraySegment<double>, GoTask<double>> sum)",
            SameSumEveryTime
        ),
        Definition.Of<Func<int, int, Func<int, GoTask>, GoTask>>(
            "16-3",
            2,
            "async GoTask Share(int items, int workers, Func<int, GoTask> process)",
            WhoIsFreeTakesTheNext
        ),
        Definition.Of<SortParallel>(
            "16-4",
            3,
            "async GoTask SortParallel(ArraySegment<int> part, int grain, Func<ArraySegment<int>, GoTask> sort, "
                + "Func<ArraySegment<int>, ArraySegment<int>, GoTask> merge)",
            SortAndMerge
        ),
    ];

    private static void FairCut(Func<int, int, List<(int From, int To)>> cut, Examiner check)
    {
        check.Holds(
            "Every number is in one part, in order",
            () =>
            {
                foreach (var (length, parts) in new[] { (8, 4), (10, 4), (7, 3), (100, 7), (3, 5) })
                {
                    var ranges = Parts(length, parts);
                    Expect.That(
                        ranges.Count == parts,
                        "not-so-many-parts",
                        $"Cut({length}, {parts}) made {ranges.Count} part(s) instead of {parts}."
                    );
                    int next = 0;
                    foreach (var (from, to) in ranges)
                    {
                        Expect.That(
                            from >= next,
                            "parts-overlap",
                            $"Cut({length}, {parts}) is {Text(ranges)}: number {from} is in two parts. The end of a range is not in it any more."
                        );
                        Expect.That(
                            from == next && to >= from,
                            "gap-between-parts",
                            $"Cut({length}, {parts}) is {Text(ranges)}: each part has to begin where the one before has ended."
                        );
                        next = to;
                    }
                    Expect.That(
                        next >= length,
                        "remainder-lost",
                        $"Cut({length}, {parts}) is {Text(ranges)}: the numbers from {next} to {length - 1} are in no part. {length} is no multiple of {parts}."
                    );
                    Expect.That(
                        next == length,
                        "beyond-the-end",
                        $"Cut({length}, {parts}) is {Text(ranges)}, and there are only {length} numbers."
                    );
                }
            }
        );
        check.Holds(
            "The parts differ by one number at most",
            () =>
            {
                foreach (var (length, parts) in new[] { (10, 4), (11, 4), (99, 10), (3, 5) })
                {
                    var sizes = Parts(length, parts).ConvertAll(r => r.To - r.From);
                    Expect.That(
                        sizes.Max() - sizes.Min() <= 1,
                        "remainder-in-one-part",
                        $"Cut({length}, {parts}) makes parts of {string.Join(", ", sizes)} numbers: one core does the whole remainder, and the others wait for it."
                    );
                }
            }
        );
        check.Holds(
            "It also cuts very long arrays",
            () =>
            {
                var ranges = Parts(2_000_000_000, 8);
                Expect.That(
                    ranges[^1].To == 2_000_000_000
                        && ranges.TrueForAll(r => r.To - r.From == 250_000_000),
                    "product-too-large",
                    $"Cut(2000000000, 8) begins with {Text(ranges[..3])}: the part times the length does not fit into an int. Compute it with long."
                );
            }
        );

        List<(int From, int To)> Parts(int length, int parts)
        {
            try
            {
                return cut(length, parts);
            }
            catch (Exception e) when (e is ArithmeticException or ArgumentException)
            {
                Expect.Fail(
                    "panic",
                    $"Cut({length}, {parts}) ended with {e.GetType().Name}: {e.Message}"
                );
                return [];
            }
        }

        static string Text(List<(int From, int To)> ranges) =>
            string.Join(" ", ranges.Select(r => $"{r.From}..{r.To}"));
    }

    private static void SameSumEveryTime(
        Func<double[], int, Func<ArraySegment<double>, GoTask<double>>, GoTask<double>> sumInParts,
        Examiner check
    )
    {
        foreach (var (length, parts) in new[] { (8, 4), (7, 3) })
        {
            double[] whole = [.. Enumerable.Range(1, length).Select(n => (double)n)];
            int summed = 0;
            check.OnCores(
                $"The sum of {length} numbers in {parts} parts is right",
                cores: 2,
                async () =>
                {
                    summed = 0;
                    double total = await sumInParts(
                        whole,
                        parts,
                        async chunk =>
                        {
                            await Gosched();
                            summed++;
                            return chunk.Sum();
                        }
                    );
                    int inTime = summed;
                    await Sleep(TimeSpan.FromMilliseconds(1));
                    Expect.That(
                        summed == inTime,
                        "returns-before-done",
                        $"SumInParts returned when {inTime} of {summed} parts had been summed. Who waits for the others?"
                    );
                    Expect.That(
                        summed == parts,
                        summed == 1 ? "in-one-piece" : "not-so-many-parts",
                        $"{parts} parts were asked for, and sum was called {summed} time(s)."
                    );
                    Expect.That(
                        total <= whole.Sum(),
                        "parts-overlap",
                        $"The sum of 1 to {length} came out as {total}, more than {whole.Sum()}: some number was counted twice."
                    );
                    Expect.That(
                        total == whole.Sum(),
                        length % parts == 0 ? "result-lost" : "remainder-lost",
                        $"The sum of 1 to {length} came out as {total} instead of {whole.Sum()}. "
                            + (
                                length % parts == 0
                                    ? "Was every part added?"
                                    : $"{length} is no multiple of {parts}: where do the last numbers go?"
                            )
                    );
                },
                _ => { }
            );
        }
        double[] tenths = [0.1, 0.2, 0.3];
        check.InEveryOrder(
            "0.1, 0.2 and 0.3 in three parts give the same sum, in every order",
            async () =>
            {
                double total = await sumInParts(
                    tenths,
                    3,
                    async chunk =>
                    {
                        await Gosched();
                        return chunk[0];
                    }
                );
                Expect.That(
                    total == 0.1 + 0.2 + 0.3,
                    "adds-in-order-of-arrival",
                    $"The sum came out as {total:R} and not as {0.1 + 0.2 + 0.3:R}: the results were not added in the order of the parts, but as they came."
                );
            }
        );
        check.OnCores(
            "Four parts of 10 ms take 10 ms on four cores",
            cores: 4,
            async () =>
                await sumInParts(
                    [1, 2, 3, 4],
                    4,
                    async chunk =>
                    {
                        await Work(TimeSpan.FromMilliseconds(10));
                        return chunk.Sum();
                    }
                ),
            run =>
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(10),
                    "one-after-another",
                    $"It took {run.Elapsed.TotalMilliseconds} ms: a part was waited for before the next one was started."
                )
        );
    }
}
