using System.Threading;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>Exercise 3: a service that can be stopped without loss.</content>
internal static partial class Chapter19
{
    private static readonly Explanation s_dies = new(
        FindingKind.Panic,
        "exception-ends-the-program",
        "deliver threw for one bad letter, and the program ended. A worker catches what its work throws, and goes on with the next.",
        Contains: nameof(FormatException)
    );

    private static readonly Explanation[] s_officeFaults =
    [
        new(
            FindingKind.Panic,
            "closes-under-the-senders",
            "Stop closed a channel on which somebody was still sending: a panic. A flag does not help, since between looking at it and "
                + "sending there is room for Stop. Close a channel that nobody sends on, and let Post select.",
            Contains: "closed channel"
        ),
        new(
            FindingKind.Deadlock,
            "post-never-answers",
            "The office is closed, and a Post still waits for a worker that has gone home. Its send must be a case of a Select, beside "
                + "the closing."
        ),
        new(
            FindingKind.Leak,
            "workers-left-behind",
            "Stop returned, and a worker still waits for letters that will never come."
        ),
    ];

    private const string TooEarly =
        "Stop returned while a letter that had been taken was still on its way.";

    private static void LosesNothing(Func<Func<string, GoTask>, IPostOffice> open, Examiner check)
    {
        int busy = 0;
        int most = 0;
        int done = 0;
        var took = TimeSpan.Zero;
        check.OnCores(
            "Three workers deliver six letters, three at a time",
            cores: 4,
            async () =>
            {
                (busy, most, done) = (0, 0, 0);
                var begun = Now();
                var office = open(async _ =>
                {
                    most = Math.Max(most, ++busy);
                    await Sleep(10 * s_ms);
                    busy--;
                    done++;
                    took = Since(begun);
                });
                office.Start(3);
                var posters = new WaitGroup();
                for (int i = 0; i < 6; i++)
                {
                    string letter = $"letter {i}";
                    posters.Go(async () => await office.Post(letter));
                }
                await posters.Wait();
                await Sleep(50 * s_ms);
                await office.Stop();
            },
            _ =>
            {
                Expect.That(
                    most <= 3,
                    "not-by-the-workers",
                    $"{most} letters were under way at a time, with three workers. Post hands a letter over; the workers deliver it."
                );
                Expect.That(
                    done == 6,
                    "taken-not-delivered",
                    $"Six letters were posted and taken, and {done} were delivered."
                );
                Expect.That(
                    took == 20 * s_ms,
                    "one-after-another",
                    $"Six letters of 10 ms took three workers {took.TotalMilliseconds} ms instead of 20."
                );
            },
            s_officeFaults
        );
        check.InEveryOrder(
            "One bad letter stops nobody",
            async () =>
            {
                bool isDelivered = false;
                var office = open(async letter =>
                {
                    await Gosched();
                    if (letter == "bad")
                        throw new FormatException("no address");
                    isDelivered = true;
                });
                office.Start(1);
                await office.Post("bad");
                await office.Post("good");
                await office.Stop();
                bool isDeliveredAtStop = isDelivered;
                await Sleep(20 * s_ms);
                Expect.That(
                    isDelivered,
                    "taken-not-delivered",
                    "deliver threw for the first letter, and the second was taken and never delivered."
                );
                Expect.That(isDeliveredAtStop, "stop-does-not-wait", TooEarly);
            },
            new Orders { Explain = [s_dies, .. s_officeFaults] }
        );
        check.InEveryOrder(
            "While letters are being posted, Stop loses none: taken means delivered, exactly once, before Stop returns",
            () => StopAmongPosts(open),
            new Orders { Explain = s_officeFaults }
        );
    }

    private static async GoTask StopAmongPosts(Func<Func<string, GoTask>, IPostOffice> open)
    {
        const int letters = 2;
        int[] delivered = new int[letters + 1];
        bool[] taken = new bool[letters];
        var office = open(async letter =>
        {
            await Gosched();
            Interlocked.Increment(ref delivered[letter[0] - 'a']);
        });
        office.Start(1);
        var posters = new WaitGroup();
        for (int i = 0; i < letters; i++)
        {
            int mine = i;
            posters.Go(async () => taken[mine] = await office.Post($"{(char)('a' + mine)}"));
        }
        await office.Stop();
        int[] atStop = [.. delivered];
        await posters.Wait();
        bool isTakenLate = await office.Post($"{(char)('a' + letters)}");
        await Sleep(20 * s_ms);

        Expect.That(
            !isTakenLate,
            "takes-letters-when-closed",
            "A letter was posted after Stop had returned, and Post said that it was taken."
        );
        for (int i = 0; i < letters; i++)
        {
            Expect.That(
                delivered[i] <= 1,
                "delivered-twice",
                $"A letter was delivered {delivered[i]} times."
            );
            Expect.That(
                taken[i] || delivered[i] == 0,
                "delivered-though-refused",
                "Post said that a letter was not taken, and it was delivered all the same."
            );
            Expect.That(
                !taken[i] || delivered[i] == 1,
                "taken-not-delivered",
                "Post said that a letter was taken, and it was never delivered: it lay in the channel when the workers went home."
            );
            Expect.That(!taken[i] || atStop[i] == 1, "stop-does-not-wait", TooEarly);
        }
    }
}
