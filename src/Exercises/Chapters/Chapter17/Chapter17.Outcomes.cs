using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <content>Exercise 17-2: which outcomes are right?</content>
internal static partial class Chapter17
{
    private static readonly string[] s_fromA = ["a1", "a2", "a3"];
    private static readonly string[] s_fromB = ["b1", "b2"];

    private static void WhichOutcomesAreRight(Func<string[], bool> isAllowed, Examiner check)
    {
        check.InEveryOrder(
            "What a right mailbox delivers is allowed, in every order",
            async () =>
            {
                string[] received = await Mailbox();
                Expect.That(
                    isAllowed(received),
                    "one-order",
                    $"A right mailbox delivered {Text(received)}, and you do not allow it. How the two senders mix is open."
                );
            },
            new Orders { RealRuns = 5 }
        );
        check.Rejects(
            "a mailbox that loses something",
            isAllowed,
            "loss-accepted",
            "Something is missing there.",
            ["a1", "a2", "b1", "b2"],
            ["a1", "b1", "a2", "a3"],
            ["a1", "a3", "b1", "b2"],
            ["b1", "b2"],
            []
        );
        check.Rejects(
            "a mailbox that delivers something twice",
            isAllowed,
            "duplicate-accepted",
            "Something is there twice.",
            ["a1", "a1", "a2", "a3", "b1", "b2"],
            ["b1", "a1", "b2", "a2", "b2", "a3"],
            ["a1", "a2", "a3", "b1", "b2", "a1", "a2", "a3", "b1", "b2"]
        );
        check.Rejects(
            "a mailbox that turns one sender's order round",
            isAllowed,
            "order-ignored",
            "It is all there, but not in the order in which that sender sent it.",
            ["a2", "a1", "a3", "b1", "b2"],
            ["a1", "a2", "a3", "b2", "b1"],
            ["b1", "a1", "a3", "b2", "a2"]
        );
        check.Rejects(
            "a mailbox that makes something up",
            isAllowed,
            "invention-accepted",
            "Nobody has sent all of that. If you look at one sender's letters, then at the other's: who looks at the rest?",
            ["a1", "a2", "a3", "b1", "b2", "c1"],
            ["a1", "", "a2", "b1", "a3", "b2"]
        );
    }

    private static async GoTask<string[]> Mailbox()
    {
        var box = new Chan<string>(s_fromA.Length + s_fromB.Length);
        var wg = new WaitGroup();
        foreach (string[] letters in new[] { s_fromA, s_fromB })
            wg.Go(async () =>
            {
                foreach (string letter in letters)
                    await box.Send(letter);
            });
        await wg.Wait();
        box.Close();
        var received = new List<string>();
        await foreach (string letter in box)
            received.Add(letter);
        return [.. received];
    }

    private static void Rejects(
        this Examiner check,
        string mutant,
        Func<string[], bool> isAllowed,
        string misconception,
        string reason,
        params string[][] outcomes
    ) =>
        check.Holds(
            $"{char.ToUpperInvariant(mutant[0])}{mutant[1..]} is found out",
            () =>
            {
                foreach (string[] outcome in outcomes)
                    Expect.That(
                        !isAllowed([.. outcome]),
                        misconception,
                        $"You allow {Text(outcome)}. {reason}"
                    );
            }
        );

    private static string Text(string[] letters) =>
        letters.Length == 0 ? "nothing at all" : $"\"{string.Join(' ', letters)}\"";
}
