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

/// <content>The exercise about sorting in chunks.</content>
internal static partial class Chapter16
{
    private static void SortAndMerge(SortParallel sortParallel, Examiner check)
    {
        check.InEveryOrder(
            "Four numbers are sorted, in every order",
            async () =>
            {
                int[] numbers = [4, 1, 3, 2];
                await sortParallel(numbers, 2, Sort, Merge);
                ExpectSorted(numbers);
            }
        );
        check.OnCores(
            "Eleven numbers are sorted, a single one as well",
            cores: 2,
            async () =>
            {
                int[] numbers = [5, 11, 2, 8, 1, 9, 4, 10, 3, 7, 6];
                await sortParallel(numbers, 3, Sort, Merge);
                ExpectSorted(numbers);
                await sortParallel(new int[1], 3, Sort, Merge);
            },
            _ => { }
        );
        int largest = 0;
        int calls = 0;
        check.OnCores(
            "Sort gets windows of at most the grain, and no goroutine is started below it",
            cores: 4,
            async () =>
            {
                (largest, calls) = (0, 0);
                await sortParallel(
                    new int[16],
                    4,
                    async part =>
                    {
                        largest = Math.Max(largest, part.Count);
                        calls++;
                        await Gosched();
                    },
                    async (_, _) => await Gosched()
                );
            },
            run =>
            {
                Expect.That(
                    largest <= 4,
                    "not-divided",
                    $"The grain is 4, and sort got a window of {largest} numbers: what is larger has to be divided."
                );
                Expect.That(
                    calls <= 4 && run.Started() <= 6,
                    "below-the-grain",
                    $"16 numbers with a grain of 4 are 4 windows; there were {calls}, and {run.Started()} goroutines. Each costs as much as some hundred additions: stop dividing at the grain."
                );
            }
        );
        check.OnCores(
            "Both halves are sorted at the same time: 16 ms for four windows of 10 ms, on four cores",
            cores: 4,
            async () =>
                await sortParallel(
                    new int[16],
                    4,
                    async _ => await Work(TimeSpan.FromMilliseconds(10)),
                    async (left, right) =>
                        await Work(TimeSpan.FromMilliseconds((left.Count + right.Count) / 4))
                ),
            run =>
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(16),
                    "one-half-after-the-other",
                    $"It took {run.Elapsed.TotalMilliseconds} ms instead of 10 to sort, 2 to merge and 4 to merge: one half waited for the other."
                )
        );
    }

    private static void ExpectSorted(int[] numbers) =>
        Expect.That(
            numbers.SequenceEqual(numbers.Order()),
            "not-sorted",
            $"The result is {string.Join(" ", numbers)}: the halves are sorted, and have to be merged, too."
        );

    /// <summary>Sorts a window, which somebody else must not use meanwhile.</summary>
    private static async GoTask Sort(ArraySegment<int> part)
    {
        await Gosched();
        part.AsSpan().Sort();
    }

    private static async GoTask Merge(ArraySegment<int> left, ArraySegment<int> right)
    {
        Expect.That(
            IsSorted(left) && IsSorted(right),
            "merges-too-early",
            $"Merge was called with {string.Join(" ", left)} and {string.Join(" ", right)}: they were not sorted yet. Wait for both halves first."
        );
        Expect.That(
            left.Array == right.Array && left.Offset + left.Count == right.Offset,
            "parts-overlap",
            "Merge was called with two windows that do not lie side by side, the left one first."
        );
        int[] both = [.. left, .. right];
        await Gosched();
        Array.Sort(both);
        both.CopyTo(left.Array!, left.Offset);

        static bool IsSorted(ArraySegment<int> part) => part.SequenceEqual(part.Order());
    }
}
