using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 03, Concurrency and parallelism.</summary>
internal static class Chapter03
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<int, int, int>("03-1", 1, "three whole numbers", ThreeTimes),
        Definition.Of<int>("03-2", 1, "a whole number", JustEnoughCores),
        Definition.Of<Func<GoTask>>("03-3", 2, "async GoTask Job()", SplitTheWork),
    ];

    private static void ThreeTimes(
        int computingOnFour,
        int computingOnSixteen,
        int waitingOnOne,
        Examiner check
    ) =>
        check.Holds(
            "Eight tasks of 10 ms: computing on 4 cores, on 16, and waiting on 1",
            () =>
            {
                Expect.That(
                    (computingOnFour, computingOnSixteen, waitingOnOne) != (0, 0, 0),
                    "not-answered",
                    "Fill in the three numbers first."
                );
                Expect.That(
                    waitingOnOne != 80,
                    "waiting-needs-a-core",
                    "Waiting takes no core. All eight wait at the same time, so one core is enough for them."
                );
                Expect.That(
                    computingOnFour != 10,
                    "concurrent-is-parallel",
                    "Eight tasks that compute do not all run at once on four cores, however many goroutines there are."
                );
                Expect.That(
                    computingOnSixteen != 5,
                    "idle-cores-help",
                    "With 16 cores eight of them are idle: nobody has cut a task in two, so it takes its 10 ms."
                );
                Judge("Computing on 4 cores", computingOnFour, Eight(computes: true, 4));
                Judge("Computing on 16 cores", computingOnSixteen, Eight(computes: true, 16));
                Judge("Waiting on 1 core", waitingOnOne, Eight(computes: false, 1));
            }
        );

    private static void Judge(string what, int given, double milliseconds) =>
        Expect.That(
            given == milliseconds,
            "another-time",
            $"{what} does not take {given} ms. How much work is there, and how many cores share it?"
        );

    private static double Eight(bool computes, int cores) =>
        Milliseconds(
            cores,
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 0; i < 8; i++)
                    wg.Go(async () =>
                    {
                        if (computes)
                            await Work(TimeSpan.FromMilliseconds(10));
                        else
                            await Sleep(TimeSpan.FromMilliseconds(10));
                    });
                await wg.Wait();
            }
        );

    private static void JustEnoughCores(int cores, Examiner check) =>
        check.Holds(
            "The smallest number of cores that does twelve tasks of 10 ms within 40 ms",
            () =>
            {
                Expect.That(
                    cores is >= 1 and <= 1000,
                    "not-answered",
                    $"{cores} is no number of cores."
                );
                double time = Twelve(cores);
                Expect.That(
                    time <= 40,
                    "work-does-not-fit",
                    $"With {cores} it takes {time} ms. One core can do four tasks in 40 ms."
                );
                Expect.That(
                    cores != 12,
                    "a-core-for-each-task",
                    "12 cores would do it in 10 ms, but 40 were allowed: a core may do several tasks, one after the other."
                );
                Expect.That(
                    cores == 1 || Twelve(cores - 1) > 40,
                    "more-than-needed",
                    $"{cores} are enough, but {cores - 1} would be, too."
                );
            }
        );

    private static double Twelve(int cores) =>
        Milliseconds(
            cores,
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 0; i < 12; i++)
                    wg.Go(async () => await Work(TimeSpan.FromMilliseconds(10)));
                await wg.Wait();
            }
        );

    private static double Milliseconds(int cores, Func<GoTask> program)
    {
        var options = new SimulationOptions
        {
            MaxProcs = cores,
            Seed = 1,
            Trace = false,
        };
        return Simulator.Run(program, options).Elapsed.TotalMilliseconds;
    }

    private static void SplitTheWork(Func<GoTask> job, Examiner check)
    {
        check.OnCores(
            "It is still 80 ms of work: what one core needs",
            cores: 1,
            async () => await job(),
            run =>
            {
                double ms = run.Elapsed.TotalMilliseconds;
                Expect.That(
                    ms >= 80,
                    "work-dropped",
                    $"One core needed only {ms} ms. Was work dropped, or not waited for?"
                );
                Expect.That(ms <= 80, "work-added", $"Now it is {ms} ms of work, more than 80.");
            }
        );
        check.OnCores(
            "Eight cores need 10 ms",
            cores: 8,
            async () => await job(),
            run =>
            {
                double ms = run.Elapsed.TotalMilliseconds;
                Expect.That(
                    ms < 80,
                    "one-after-another",
                    "Eight cores needed 80 ms, too: there is one piece of work at a time, and seven cores have nothing to do."
                );
                Expect.That(
                    ms == 10,
                    "uneven-parts",
                    $"Eight cores needed {ms} ms: the largest part decides. How large is it, and how many parts are there?"
                );
            }
        );
    }
}
