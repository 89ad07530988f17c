using Exercises.Checking;
using Goroutines;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 00, Start here.</summary>
internal static class Chapter00
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<GoTask>>("00-1", 1, "async GoTask Hello()", FirstChange),
        Definition.Of<Func<GoTask>>("00-2", 1, "async GoTask ThreeWorkers()", ThirdWorker),
        Definition.Of<int, int>("00-3", 1, "two whole numbers", PredictTimes),
    ];

    private static void FirstChange(Func<GoTask> hello, Examiner check)
    {
        check.OnCores(
            "It prints 'hello from a goroutine', then 'goodbye from main'",
            cores: 2,
            async () => await hello(),
            run =>
            {
                string[] lines = run.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Expect.That(
                    !lines.SequenceEqual(["goodbye from main", "hello from a goroutine"])
                        && !lines.SequenceEqual(["goodbye from main"]),
                    "does-not-wait",
                    "Main said goodbye before the goroutine had come to its line: it should wait for done first."
                );
                Expect.That(
                    lines is ["hello from a goroutine", "goodbye from main"],
                    "other-text",
                    $"It printed '{string.Join("', '", lines)}'."
                );
            }
        );
        check.OnCores(
            "The goroutine prints the first line, main the second",
            cores: 2,
            async () => await hello(),
            run =>
            {
                var writers = run.Trace!.Events.Where(e => e.Kind == TraceEventKind.Output)
                    .Select(e => e.Goroutine)
                    .Distinct()
                    .ToList();
                Expect.That(
                    writers is [not 1, 1],
                    "main-does-it-all",
                    "The lines are right, but the first one should come from the goroutine, and the second from main."
                );
            }
        );
    }

    private static void ThirdWorker(Func<GoTask> threeWorkers, Examiner check)
    {
        check.OnCores(
            "Three goroutines work 30 ms each: 90 ms on one core",
            cores: 1,
            async () => await threeWorkers(),
            run =>
            {
                double ms = run.Elapsed.TotalMilliseconds;
                Expect.That(
                    run.Started() >= 3,
                    "not-a-goroutine",
                    $"Only {run.Started()} goroutines were started. The third worker should be one, too."
                );
                Expect.That(
                    ms >= 90,
                    "not-waited-for",
                    $"Main was done after {ms} ms, while a worker was still at it: one receive for each worker."
                );
                Expect.That(ms <= 90, "too-much-work", $"One core needed {ms} ms instead of 90.");
            }
        );
        check.OnCores(
            "Three cores do it in 30 ms",
            cores: 3,
            async () => await threeWorkers(),
            run =>
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(30),
                    "one-after-another",
                    $"Three cores needed {run.Elapsed.TotalMilliseconds} ms: a worker started only when another was done."
                )
        );
    }

    private static void PredictTimes(int onTwoCores, int onOneCore, Examiner check) =>
        check.Holds(
            "40 ms and 10 ms of work: the times on two cores and on one",
            () =>
            {
                Expect.That(
                    (onTwoCores, onOneCore) != (0, 0),
                    "not-answered",
                    "Write down both numbers first."
                );
                Expect.That(
                    onTwoCores != 25,
                    "work-can-be-cut",
                    "25 ms would be half of the work for each core. But nobody has cut the long piece in two: it takes its 40 ms."
                );
                Expect.That(
                    onTwoCores == 40,
                    "times-add-up",
                    $"Two cores do not need {onTwoCores} ms. Both goroutines work at the same time: the longer one decides."
                );
                Expect.That(
                    onOneCore == 50,
                    "waiting-is-work",
                    $"One core does not need {onOneCore} ms. It has to do all the work itself, whatever the order."
                );
            }
        );
}
