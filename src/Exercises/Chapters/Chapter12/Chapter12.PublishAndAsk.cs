using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

using Asker = Func<Shared<string>, Shared<int>, AtomicBool, GoTask<string?>>;
using Publisher = Func<Shared<string>, Shared<int>, AtomicBool, GoTask>;

/// <content>A message that is passed with an atomic flag. Each half is judged beside a right other half.</content>
internal static partial class Chapter12
{
    private const string Whole = "stew 9";

    private static void PublishAndAsk(Publisher publish, Asker ask, Examiner check)
    {
        check.Holds(
            "Ask returns null, and does not wait, when nothing was published",
            () => AskTooSoon(ask)
        );
        check.InEveryOrder(
            "Who sees what Publish wrote sees all of it",
            () => PublishBeside(publish, RightAsk, TooEarly),
            new Orders { Explain = [TooEarly] }
        );
        check.InEveryOrder(
            "Ask reads only what has been published",
            () => PublishBeside(RightPublish, ask, TooSoon),
            new Orders { Explain = [TooSoon] }
        );
    }

    /// <summary>Nobody publishes here, and nobody else is there: one order, and who waits waits for ever.</summary>
    private static void AskTooSoon(Asker ask)
    {
        string? answer = "nothing yet";
        var run = Limited(
            async () =>
                answer = await ask(new Shared<string>(""), new Shared<int>(), new AtomicBool()),
            seed: 1
        );
        Expect.That(
            run.ExitCode == 0 && run.Elapsed == TimeSpan.Zero,
            "waits-for-the-flag",
            "Nothing had been published, and Ask did not come back at once: it waits for the flag. Null is an answer, too."
        );
        Expect.That(
            answer is null,
            "answers-before-it-is-published",
            $"Nothing was published, and Ask returned \"{answer}\"."
        );
    }

    private static async GoTask PublishBeside(Publisher publish, Asker ask, Explanation half)
    {
        var dish = new Shared<string>("", "dish");
        var price = new Shared<int>(0, "price");
        var ready = new AtomicBool();
        var published = new Chan<bool>();
        Go(async () =>
        {
            await publish(dish, price, ready);
            await published.Send(true);
        });
        string? early = await ask(dish, price, ready);
        Expect.That(
            early is null or Whole,
            half.Misconception,
            $"Asked while it was being published, the answer was \"{early}\" instead of null or \"{Whole}\". {half.Reason}"
        );
        await published.Receive();
        string? late = await ask(dish, price, ready);
        Expect.That(
            late == Whole,
            "never-ready",
            late is null
                ? "Publish had returned, and the answer was still null: is the flag set, and looked at?"
                : $"Publish had returned, and the answer was \"{late}\" instead of \"{Whole}\"."
        );
    }

    private static Explanation TooEarly { get; } =
        new(
            FindingKind.Race,
            "ready-too-early",
            "Publish sets the flag before all is written: who sees it reads dish or price while Publish is still writing. The flag comes last."
        );

    private static Explanation TooSoon { get; } =
        new(
            FindingKind.Race,
            "reads-before-asking",
            "Ask reads dish or price before it has seen the flag. Nothing orders that read after the write, so it is a race, also if what was read "
                + "is thrown away. The flag comes first."
        );

    private static async GoTask RightPublish(
        Shared<string> dish,
        Shared<int> price,
        AtomicBool ready
    )
    {
        await dish.Store("stew");
        await price.Store(9);
        ready.Store(true);
    }

    private static async GoTask<string?> RightAsk(
        Shared<string> dish,
        Shared<int> price,
        AtomicBool ready
    ) => ready.Load() ? $"{await dish.Load()} {await price.Load()}" : null;
}
