using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 06, Channels.</summary>
internal static class Chapter06
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<Chan<int>, Chan<int>, GoTask>>(
            "06-1",
            1,
            "async GoTask Doubler(Chan<int> questions, Chan<int> answers)",
            AskAndAnswer
        ),
        Definition.Of<Func<int[], GoTask<int>>>(
            "06-2",
            2,
            "async GoTask<int> SumInFour(int[] numbers)",
            FourParts
        ),
        Definition.Of<Func<string, Chan<int>, Chan<int>, Chan<bool>, Action<string>, GoTask>>(
            "06-3",
            2,
            "async GoTask Player(string name, Chan<int> incoming, Chan<int> outgoing, Chan<bool> over, Action<string> log)",
            PingPong
        ),
    ];

    private static void AskAndAnswer(Func<Chan<int>, Chan<int>, GoTask> doubler, Examiner check) =>
        check.InEveryOrder(
            "It answers twice the number that it was asked",
            async () =>
            {
                foreach (int n in new[] { 21, -4, 0 })
                {
                    var questions = new Chan<int>();
                    var answers = new Chan<int>();
                    Go(doubler, questions, answers);
                    await questions.Send(n);
                    int answer = await answers.Receive();
                    Expect.That(
                        answer == 2 * n,
                        "answers-something-else",
                        $"Asked {n}, it answered {answer} instead of {2 * n}."
                    );
                }
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "answers-before-it-is-asked",
                        "Both are stuck in a send: it offers an answer while main still offers the question. Receive first.",
                        Contains: "[chan send]"
                    ),
                    new(
                        FindingKind.Deadlock,
                        "no-answer",
                        "Main waits for an answer that never comes."
                    ),
                    new(
                        FindingKind.Leak,
                        "goes-on-for-ever",
                        "It answered, and then waited for a question that nobody will ask: one question, one answer, and return."
                    ),
                ],
            }
        );

    private static void FourParts(Func<int[], GoTask<int>> sumInFour, Examiner check)
    {
        foreach (int[] numbers in new int[][] { [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7] })
            check.InEveryOrder(
                $"The sum of {numbers.Length} numbers is right",
                async () =>
                {
                    int sum = await sumInFour(numbers);
                    string hint =
                        numbers.Length % 4 == 0
                            ? "Are there as many receives as goroutines?"
                            : "The length is no multiple of four: where do the last numbers go?";
                    Expect.That(
                        sum == numbers.Sum(),
                        numbers.Length % 4 == 0 ? "results-not-collected" : "remainder-lost",
                        $"The sum of 1 to {numbers.Length} came out as {sum} instead of {numbers.Sum()}. {hint}"
                    );
                },
                new Orders
                {
                    Explain =
                    [
                        new(
                            FindingKind.Leak,
                            "results-not-collected",
                            "It returned while a goroutine still offers its result: a receive is missing."
                        ),
                        new(
                            FindingKind.Deadlock,
                            "more-receives-than-sends",
                            "It waits for a result that nobody sends."
                        ),
                    ],
                }
            );
        check.OnCores(
            "Four goroutines do the work",
            cores: 4,
            async () => await sumInFour([1, 2, 3, 4, 5, 6, 7, 8, 9]),
            run =>
                Expect.That(
                    run.Started() == 4,
                    "not-concurrent",
                    $"The sum is right, but instead of 4 goroutines it started {run.Started()}."
                )
        );
    }

    private static void PingPong(
        Func<string, Chan<int>, Chan<int>, Chan<bool>, Action<string>, GoTask> player,
        Examiner check
    ) =>
        check.InEveryOrder(
            "Five strokes, in turn, and then it is over",
            async () =>
            {
                string strokes = "";
                var toPing = new Chan<int>();
                var toPong = new Chan<int>();
                var over = new Chan<bool>();
                Go(async () => await player("ping", toPing, toPong, over, s => strokes += s + " "));
                Go(async () => await player("pong", toPong, toPing, over, s => strokes += s + " "));
                await toPing.Send(5);
                await over.Receive();
                string[] all = strokes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Expect.That(
                    all.Length >= 5,
                    "stops-too-early",
                    $"It was over after {all.Length} of 5 strokes. Only who receives 0 ends the game."
                );
                Expect.That(
                    strokes == "ping pong ping pong ping ",
                    "logs-a-stroke-too-many",
                    $"The strokes were '{strokes.Trim()}' instead of 'ping pong ping pong ping': who receives 0 does not hit the ball."
                );
            },
            new Orders
            {
                AllowLeaks = true, // who is never told stays behind
                Explain =
                [
                    new(
                        FindingKind.Deadlock,
                        "ball-is-lost",
                        "Both wait, and the ball is nowhere. Who has it must send it on, with one stroke less, and come back for the next."
                    ),
                ],
            }
        );
}
