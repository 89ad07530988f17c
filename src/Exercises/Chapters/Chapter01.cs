using Exercises.Checking;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 01, Process and thread.</summary>
internal static class Chapter01
{
    private static readonly (bool Answer, string Misconception, string Reason)[] s_whoSeesIt =
    [
        (
            true,
            "threads-have-memory-of-their-own",
            "A thread brings only its stack along. Fields belong to the process: every thread sees them."
        ),
        (
            false,
            "processes-share-memory",
            "A child process starts with memory of its own. A field of its parent is not in it."
        ),
        (
            true,
            "child-inherits-nothing",
            "The child gets a copy of its parent's environment when it starts."
        ),
        (
            true,
            "crash-stays-in-its-thread",
            "An exception that nobody catches ends the process, and with it all its threads."
        ),
        (
            false,
            "crash-spreads-to-the-parent",
            "The child ends with an exit code. The parent can look at it, and goes on."
        ),
    ];

    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<int, long>>("01-1", 1, "long SumOfSquares(int n)", WorkForAProcess),
        Definition.Of<Action<int[], int[]>>(
            "01-2",
            2,
            "void FillWithSquares(int[] a, int[] by)",
            WorkForTwoThreads
        ),
        Definition.OfMany<bool?>("01-3", 1, "five times true or false", 5, WhoSeesIt),
    ];

    private static void WorkForAProcess(Func<int, long> sumOfSquares, Examiner check) =>
        check.Holds(
            "The child sums 1², 2², … n²",
            () =>
            {
                long three = sumOfSquares(3);
                Expect.That(
                    three != 0,
                    "nothing-sent",
                    "The child was sent nothing, and answered 0."
                );
                Expect.That(
                    three != 5,
                    "last-one-missing",
                    "For 3 it is 14, not 5: the last square is missing. Does your loop go up to n, or stop before?"
                );
                Expect.That(
                    three != 6,
                    "numbers-not-squares",
                    "For 3 it is 14, not 6: you have sent the numbers, not their squares."
                );
                Expect.That(three == 14, "wrong-sum", $"For 3 it is 14, not {three}.");
                long ten = sumOfSquares(10);
                Expect.That(ten == 385, "wrong-sum", $"For 10 it is 385, not {ten}.");
            }
        );

    private static void WorkForTwoThreads(Action<int[], int[]> fillWithSquares, Examiner check)
    {
        // Long enough that a thread nobody waits for is not done yet; and again, in case main was held up just then.
        const int length = 4_000_000;
        const int attempts = 10;
        int[] a = [];
        int[] by = [];
        check.Holds(
            "Every place is filled when FillWithSquares returns",
            () =>
            {
                for (int attempt = 0; attempt < attempts; attempt++)
                {
                    a = new int[length];
                    by = new int[length];
                    fillWithSquares(a, by);
                    bool isDone = by[length / 2 - 1] != 0 && by[^1] != 0;
                    Expect.That(
                        isDone,
                        "threads-not-joined",
                        $"In attempt {attempt + 1} of {attempts} the last places were not filled when it returned. "
                            + "A thread that was started is not done yet: Join it."
                    );
                }
                int wrong = Enumerable.Range(0, length).Count(i => a[i] != unchecked(i * i));
                Expect.That(
                    wrong == 0,
                    "wrong-values",
                    $"{wrong} of {length} places have another value than i * i, or none."
                );
            }
        );
        check.Holds(
            "Each half is written by a thread of its own",
            () =>
            {
                int[] first = [.. by[..(length / 2)].Distinct()];
                int[] second = [.. by[(length / 2)..].Distinct()];
                Expect.That(
                    first.Length == 1 && second.Length == 1,
                    "not-in-halves",
                    "Each half should have one writer. Yours are mixed: give each thread a range, not every second place."
                );
                Expect.That(
                    first[0] != second[0],
                    "one-thread",
                    "One thread has written both halves."
                );
            }
        );
    }

    private static void WhoSeesIt(bool?[] answers, Examiner check) =>
        check.Holds(
            "All five are right",
            () =>
            {
                Expect.That(
                    answers.All(answer => answer is not null),
                    "not-answered",
                    "Set all five to true or false first."
                );
                int right = answers.Zip(s_whoSeesIt).Count(p => p.First == p.Second.Answer);
                foreach (var ((answer, misconception, reason), given) in s_whoSeesIt.Zip(answers))
                    Expect.That(given == answer, misconception, $"{right} of 5. {reason}");
            }
        );
}
