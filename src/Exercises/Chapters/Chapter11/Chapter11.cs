using System.Collections.Concurrent;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 11, the scheduler.</summary>
internal static partial class Chapter11
{
    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<int, Action<int>, GoTask>>(
            "11-1",
            2,
            "async GoTask Count(int rounds, Action<int> step)",
            GiveWay
        ),
        Definition.Of<Func<int[], Action<int>, GoTask>>(
            "11-2",
            2,
            "async GoTask RunAll(int[] jobs, Action<int> done)",
            SomethingToSteal
        ),
        Definition.Of<Func<int, Action<int>, GoTask>>(
            "11-3",
            3,
            "async GoTask Serve(int requests, Action<int> served)",
            Serve
        ),
        Definition.Of<Func<int, RunQueues, Queue<int>, IReadOnlyList<RunQueues>, int?>>(
            "11-4",
            4,
            "int? WhoIsNext(int turn, RunQueues own, Queue<int> global, IReadOnlyList<RunQueues> others)",
            WhoIsNext
        ),
    ];

    private static void GiveWay(Func<int, Action<int>, GoTask> count, Examiner check)
    {
        check.InEveryOrder(
            "All steps are done, in order, when Count returns",
            async () =>
            {
                var steps = new ConcurrentQueue<int>();
                await count(250, steps.Enqueue);
                Expect.That(
                    steps.SequenceEqual(Enumerable.Range(1, 250)),
                    "steps-not-in-order",
                    $"Count(250, step) should call step(1) to step(250), in this order, and then return. There were {steps.Count} "
                        + "calls, or not in this order."
                );
            }
        );
        check.Holds(
            "Others on the same processor get a turn after every 100 steps",
            () => Turns(count)
        );
    }

    /// <summary>Another goroutine on the only processor notes, at each of its turns, how far the counting is.</summary>
    private static void Turns(Func<int, Action<int>, GoTask> count)
    {
        const int Rounds = 1000;
        // More than anybody can use; and an end, or the clock would stand still for who sleeps.
        const int MostTurns = 2000;
        var turns = new List<int>();
        var run = Simulator.Run(
            async () =>
            {
                int done = 0;
                bool isOver = false;
                Go(async () =>
                {
                    while (!isOver && turns.Count < MostTurns)
                    {
                        turns.Add(done);
                        await Gosched();
                    }
                });
                await Gosched();
                await count(Rounds, i => done = i);
                isOver = true;
            },
            new SimulationOptions { ShowOutput = false }
        );
        Expect.That(
            run.Elapsed == TimeSpan.Zero,
            "sleeps-to-give-way",
            $"The steps took {run.Elapsed.TotalMilliseconds} ms of virtual time that nobody needed. Sleep lets others run, but "
                + "stays away for its whole time even if nobody else wants the processor; Gosched only steps back."
        );
        int[] gaps = [.. turns.Append(Rounds).Zip(turns.Prepend(0), (to, from) => to - from)];
        Expect.That(
            gaps.Max() <= 100,
            "never-gives-way",
            $"Another goroutine on this processor had to wait for {gaps.Max()} steps in a row. The loop itself must await something."
        );
        Expect.That(
            gaps.Count(gap => gap > 0) <= Rounds / 100 + 1,
            "gives-way-too-often",
            $"It stepped back {gaps.Count(gap => gap > 0)} times in {Rounds} steps; once in 100 is enough. Each time is a trip through a run queue."
        );
    }

    private static void SomethingToSteal(Func<int[], Action<int>, GoTask> runAll, Examiner check)
    {
        check.InEveryOrder(
            "Every job is done once, and all are when RunAll returns",
            async () =>
            {
                var done = new ConcurrentQueue<int>();
                await runAll([1, 1, 1], done.Enqueue);
                Expect.That(
                    done.Count == 3,
                    "returns-early",
                    $"RunAll returned when {done.Count} of 3 jobs were done. Who waits for the rest?"
                );
                Expect.That(
                    done.Order().SequenceEqual([0, 1, 2]),
                    "loop-variable-shared",
                    $"The jobs done were {string.Join(", ", done.Order())} instead of 0, 1, 2: a C# for loop has one variable, and the "
                        + "goroutines looked at it late."
                );
            },
            new Orders { RealRuns = 3 }
        );
        const int Cores = 4;
        foreach (var (where, isLong) in s_longJobs)
        {
            int[] jobs = [.. Enumerable.Range(0, 16).Select(i => isLong(i) ? 9 : 1)];
            // What no scheduler that lets nobody idle can miss: Graham's bound for lists.
            double most = jobs.Sum() / (double)Cores + jobs.Max();
            check.OnCores(
                $"Four processors share 4 long jobs and 12 short ones, the long ones {where}",
                Cores,
                async () => await runAll(jobs, _ => { }),
                run =>
                {
                    double ms = run.Elapsed.TotalMilliseconds;
                    Expect.That(
                        ms >= jobs.Sum() / (double)Cores,
                        "does-not-work",
                        $"It took {ms} ms, less than {jobs.Sum()} ms of work on four processors can take. Each job is Work(jobs[i] ms)."
                    );
                    Expect.That(
                        ms < jobs.Sum(),
                        "one-after-the-other",
                        $"It took {ms} ms, as long as all jobs together: one processor has done everything."
                    );
                    Expect.That(
                        ms <= most,
                        "fixed-shares",
                        $"It took {ms} ms with {run.Started()} goroutines; {jobs.Sum() / Cores} are possible. Somebody had all the long jobs, and nobody "
                            + "could take one from him: only goroutines can be stolen. One for each job."
                    );
                }
            );
        }
    }

    private static readonly (string Where, Func<int, bool> IsLong)[] s_longJobs =
    [
        ("first", i => i < 4),
        ("at every fourth place", i => i % 4 == 0),
    ];

    private static void Serve(Func<int, Action<int>, GoTask> serve, Examiner check)
    {
        check.InEveryOrder(
            "Every request is served once, and all are when Serve returns",
            async () =>
            {
                var served = new ConcurrentQueue<int>();
                await serve(3, served.Enqueue);
                Expect.That(
                    served.Count == 3,
                    "returns-early",
                    $"Serve(3, …) returned when {served.Count} of 3 requests were served. Who waits for the rest?"
                );
                Expect.That(
                    served.Order().SequenceEqual([0, 1, 2]),
                    "loop-variable-shared",
                    $"The numbers of the requests served were {string.Join(", ", served.Order())} instead of 0, 1, 2: a C# for loop "
                        + "has one variable, and the goroutines looked at it late."
                );
            },
            // The disk takes real time on real cores.
            new Orders { RealRuns = 3 }
        );
        check.OnCores(
            "Eight requests on two processors take 50 ms",
            cores: 2,
            async () => await serve(8, _ => { }),
            run => JudgeServing(run, requests: 8)
        );
    }

    private static void JudgeServing(ProgramRun run, int requests)
    {
        double ms = run.Elapsed.TotalMilliseconds;
        int started = run.Started();
        int blocked = run.Waits("syscall");
        Expect.That(
            blocked > 0 || ms <= 50,
            "computes-while-it-waits",
            $"It took {ms} ms, and no call ever blocked: 30 ms of Work keep a processor busy, which the disk does not. The call that "
                + "blocks is Blocking."
        );
        Expect.That(
            blocked >= requests,
            "sleeps-instead-of-blocking",
            "A goroutine in Sleep has given its thread back. The disk's call does not; it blocks the thread, and that is what "
                + "Blocking is for."
        );
        Expect.That(
            started > 0,
            "one-after-the-other",
            $"It took {ms} ms: each request waits for the one before. Start a goroutine for each."
        );
        Expect.That(
            started >= requests,
            "as-many-goroutines-as-cores",
            $"It took {ms} ms with {started} goroutines: most of the time all of them wait for the disk, and the processors for "
                + "them. The number of processors limits who computes, not who exists: one goroutine for each request."
        );
        Expect.That(
            ms >= 50,
            "waits-instead-of-computing",
            $"It took {ms} ms, less than eight times 5 ms of computing on two processors can take. The 5 ms are Work."
        );
        Expect.That(
            ms <= 50,
            "too-slow",
            $"It took {ms} ms instead of 50: 30 ms until the first is back from the disk, and then 8 × 5 ms on two processors."
        );
    }
}
