using Exercises.Checking;

namespace Exercises.Chapters;

using Picker = Func<int, RunQueues, Queue<int>, IReadOnlyList<RunQueues>, int?>;

/// <content>Who runs next on a processor.</content>
internal static partial class Chapter11
{
    private const int SharedFirst = 61;

    private static void WhoIsNext(Picker pick, Examiner check)
    {
        check.Holds("The next slot comes first, and is empty afterwards", () => NextSlot(pick));
        check.Holds(
            "Then the own queue, and then the global one, the oldest first",
            () => Queues(pick)
        );
        check.Holds("A thief takes half, rounded up, and runs the oldest", () => Stealing(pick));
        check.Holds("Every 61st turn the global queue comes first", () => SharedTurn(pick));
        check.Holds("Null when there is nothing anywhere", () => Nothing(pick));
        check.Holds("On four processors 200 goroutines all run, each once", () => Machine(pick));
    }

    private static void NextSlot(Picker pick)
    {
        var own = Queued(next: 7, 3, 4);
        int? who = pick(1, own, new([9]), []);
        Expect.That(
            who == 7,
            "next-slot-ignored",
            $"Goroutine 7 was in the next slot, and {Name(who)} was chosen. Who was woken last goes first."
        );
        Expect.That(
            own.Next is null,
            "next-slot-not-emptied",
            "Goroutine 7 runs now, and still stands in the next slot: it would be run again and again."
        );
        Expect.That(
            own.Ready.SequenceEqual([3, 4]),
            "queue-touched",
            "The next slot was served, and yet the run queue is not what it was: somebody is lost from it."
        );
    }

    private static void Queues(Picker pick)
    {
        var own = Queued(next: null, 3, 4);
        var global = new Queue<int>([8, 9]);
        var chosen = new List<int?>();
        for (int turn = 1; turn <= 4; turn++)
            chosen.Add(pick(turn, own, global, [Queued(next: null, 20)]));
        Expect.That(
            chosen[0] != 8,
            "global-before-own",
            "The own queue had 3 and 4, the global one 8 and 9, and 8 was chosen in turn 1. The global queue comes after the own one, "
                + "except every 61st turn."
        );
        Expect.That(
            chosen[0] != 20 && chosen[1] != 20 && chosen[2] != 20,
            "steals-too-early",
            "It stole from another processor while there was work in the own queue or in the global one."
        );
        Expect.That(
            chosen.SequenceEqual([3, 4, 8, 9]),
            "not-the-oldest-first",
            $"The own queue had 3 and 4, the global one 8 and 9, and they were chosen in the order "
                + $"{string.Join(", ", chosen.Select(Name))} instead of 3, 4, 8, 9."
        );
    }

    private static void Stealing(Picker pick)
    {
        var own = Queued(next: null);
        var victim = Queued(next: 30, 1, 2, 3, 4, 5);
        int? who = pick(1, own, new(), [Queued(next: 40), victim]);
        Expect.That(
            who is not (30 or 40) && victim.Next == 30,
            "steals-the-next-slot",
            "It took what is in another's next slot. That one is about to run there, where its data is."
        );
        Expect.That(
            who is not null,
            "does-not-steal",
            "The own queue and the global one were empty, another processor had five goroutines ready, and nobody was chosen."
        );
        Expect.That(
            who == 1,
            "not-the-oldest-first",
            $"The victim had 1, 2, 3, 4, 5 ready, and {Name(who)} was chosen. The oldest of the loot runs first."
        );
        int left = victim.Ready.Count;
        Expect.That(
            left + own.Ready.Count == 4,
            "loot-is-lost",
            $"Of five goroutines one runs, {left} were left to the victim, and {own.Ready.Count} are in the thief's queue: the others are "
                + "lost for ever. What is stolen and does not run at once goes into the own queue."
        );
        string reason = left switch
        {
            0 =>
                "It took all five. Then the victim must steal next, and the goroutines only go round.",
            4 => "It took one of five, and will be back for the next one at once.",
            3 =>
                "It took two of five: half, but rounded down; or the half was computed when one had been taken already.",
            _ => $"It left {left} of five to the victim instead of two.",
        };
        string misconception = left switch
        {
            0 => "steals-everything",
            4 => "steals-one",
            _ => "half-is-wrong",
        };
        Expect.That(left == 2, misconception, reason + " Take half, rounded up: three.");
        Expect.That(
            own.Ready.SequenceEqual([2, 3]) && victim.Ready.SequenceEqual([4, 5]),
            "not-the-oldest-first",
            $"The thief should have 2, 3 in its queue and the victim 4, 5; they have {Join(own.Ready)} and {Join(victim.Ready)}."
        );
        var poor = Queued(next: null, 6);
        Expect.That(
            pick(2, Queued(next: null), new(), [poor]) == 6 && poor.Ready.Count == 0,
            "half-is-wrong",
            "Another processor had a single goroutine ready, and it was not taken. Half of one, rounded up, is one."
        );
    }

    private static void SharedTurn(Picker pick)
    {
        foreach (int turn in new[] { SharedFirst, 2 * SharedFirst })
        {
            int? who = pick(turn, Queued(next: 7, 3), new([9]), []);
            Expect.That(
                who == 9,
                "global-queue-starves",
                $"In turn {turn}, {Name(who)} was chosen, and 9 in the global queue goes on waiting. Two goroutines that keep waking each "
                    + "other fill the next slot for ever; every 61st turn somebody must look at the global queue first."
            );
        }
        Expect.That(
            pick(SharedFirst, Queued(next: 7, 3), new(), []) == 7,
            "shared-turn-without-work",
            "In turn 61 the global queue was empty, and the next slot was not served. Then it is a turn like any other."
        );
        Expect.That(
            pick(SharedFirst - 1, Queued(next: 7, 3), new([9]), []) == 7,
            "global-before-own",
            "In turn 60 the next slot comes first; only turns 61, 122, 183 and so on begin with the global queue."
        );
    }

    private static void Nothing(Picker pick)
    {
        int? who = pick(SharedFirst, Queued(next: null), new(), [Queued(next: null)]);
        Expect.That(
            who is null,
            "nobody-is-somebody",
            $"There was no goroutine anywhere, and {Name(who)} was chosen."
        );
    }

    /// <summary>A machine with four processors: everything begins on the first, and some step back to the global queue.</summary>
    private static void Machine(Picker pick)
    {
        var all = Enumerable.Range(0, 4).Select(_ => Queued(next: null)).ToArray();
        var global = new Queue<int>();
        for (int g = 1; g <= 200; g++)
            (g % 5 == 0 ? global : all[0].Ready).Enqueue(g);
        var ran = new List<int>();
        for (int turn = 1; turn <= 200; turn++)
        for (int p = 0; p < all.Length; p++)
            if (pick(turn, all[p], global, [.. all.Where((_, i) => i != p)]) is { } who)
                ran.Add(who);
        Expect.That(
            ran.Distinct().Count() == ran.Count,
            "runs-twice",
            "A goroutine was chosen twice: it was not taken out of where it stood."
        );
        Expect.That(
            ran.Count == 200,
            "loot-is-lost",
            $"Of 200 goroutines {ran.Count} ran. Somebody was taken out of a queue and put nowhere."
        );
    }

    private static RunQueues Queued(int? next, params int[] ready)
    {
        var queues = new RunQueues { Next = next };
        foreach (int g in ready)
            queues.Ready.Enqueue(g);
        return queues;
    }

    private static string Name(int? goroutine) => goroutine?.ToString() ?? "nobody";

    private static string Join(IEnumerable<int> goroutines) => $"[{string.Join(", ", goroutines)}]";
}
