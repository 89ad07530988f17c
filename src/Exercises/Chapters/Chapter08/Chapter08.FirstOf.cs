using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>08-1: a select of two receives.</summary>
internal static class Chapter08FirstOf
{
    private static readonly Orders s_orders = new()
    {
        MaxSteps = 1000,
        Explain =
        [
            new(
                FindingKind.Deadlock,
                "waits-at-one-tray",
                "Something was sent on one tray, while FirstOf waited at the other, for ever. A receive waits at one channel; a select waits at both."
            ),
            new(
                FindingKind.Livelock,
                "polls",
                "As long as both trays are empty it asks again and again, and keeps a core busy with it. A select without Default waits until something comes."
            ),
            new(
                FindingKind.Leak,
                "takes-both",
                "FirstOf returned, and a goroutine of yours still waits at the other tray. What comes there next will be taken by it, and lost."
            ),
        ],
    };

    internal static Definition Definition { get; } =
        Definition.Of<Func<IReceiveChan<string>, IReceiveChan<string>, GoTask<string>>>(
            "08-1",
            2,
            "async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right)",
            Judge
        );

    private static void Judge(
        Func<IReceiveChan<string>, IReceiveChan<string>, GoTask<string>> firstOf,
        Examiner check
    )
    {
        check.InEveryOrder(
            "What comes on the left alone is returned",
            () => OneComes(firstOf, onLeft: true),
            s_orders
        );
        check.InEveryOrder(
            "What comes on the right alone is returned",
            () => OneComes(firstOf, onLeft: false),
            s_orders
        );
        check.InEveryOrder(
            "Nothing is taken from the other tray",
            () => BothAreThere(firstOf, _ => { }),
            s_orders
        );
        check.Holds(
            "If something is on both trays, each of them has a chance",
            () => ExpectBothTaken(firstOf)
        );
        check.OnCores(
            "It waits without sleeping in between",
            cores: 2,
            () => OneComes(firstOf, onLeft: false),
            run =>
                Expect.That(
                    run.Sleeps(goroutine: 1) == 0,
                    "polls",
                    "It looks, sleeps and looks again. That is late by a part of a nap each time; a select wakes up when something comes."
                )
        );
    }

    private static async GoTask OneComes(
        Func<IReceiveChan<string>, IReceiveChan<string>, GoTask<string>> firstOf,
        bool onLeft
    )
    {
        var left = new Chan<string>();
        var right = new Chan<string>();
        Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(2));
            await (onLeft ? left : right).Send("trout");
        });
        string came = await firstOf(left, right);
        Expect.That(
            came == "trout",
            "returns-something-else",
            $"\"trout\" was sent, and FirstOf returned \"{came}\"."
        );
    }

    private static async GoTask BothAreThere(
        Func<IReceiveChan<string>, IReceiveChan<string>, GoTask<string>> firstOf,
        Action<string> look
    )
    {
        var left = new Chan<string>(1);
        var right = new Chan<string>(1);
        await left.Send("leeks");
        await right.Send("trout");
        string came = await firstOf(left, right);
        bool isLeft = left.Len == 0;
        bool isRight = right.Len == 0;
        Expect.That(
            isLeft || isRight,
            "takes-nothing",
            $"FirstOf returned \"{came}\", and took nothing from either tray."
        );
        Expect.That(
            !(isLeft && isRight),
            "takes-both",
            "Something was taken from both trays, but only one of the two is returned; the other is lost. A select carries out one case."
        );
        Expect.That(
            came == (isLeft ? "leeks" : "trout"),
            "returns-something-else",
            $"\"{(isLeft ? "leeks" : "trout")}\" was taken, and FirstOf returned \"{came}\"."
        );
        look(came);
    }

    private static void ExpectBothTaken(
        Func<IReceiveChan<string>, IReceiveChan<string>, GoTask<string>> firstOf
    )
    {
        const int Seeds = 40;
        int leeks = 0;
        for (int seed = 0; seed < Seeds; seed++)
            Simulator.Run(
                () => BothAreThere(firstOf, came => leeks += came == "leeks" ? 1 : 0),
                new SimulationOptions
                {
                    Seed = seed,
                    Trace = false,
                    ShowOutput = false,
                }
            );
        Expect.That(
            leeks is > 0 and < Seeds,
            "prefers-one-tray",
            $"With something on both trays, {Seeds} times of {Seeds} the {(leeks > 0 ? "left" : "right")} one won. A tray that is never empty would starve the other; let the select choose."
        );
    }
}
