using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <summary>The exercises of chapter 19, goroutines in a real program.</summary>
internal static partial class Chapter19
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    internal static Definition[] Exercises { get; } =
    [
        Definition.Of<Func<Func<GoTask<int>>, Task<int>>>(
            "19-1",
            2,
            "Task<int> Start(Func<GoTask<int>> f)",
            ResultAsTask
        ),
        Definition.Of<Func<IAsyncEnumerable<int>, Chan<int>, IContext, GoTask>>(
            "19-2",
            3,
            "async GoTask Feed(IAsyncEnumerable<int> source, Chan<int> to, IContext ctx)",
            StreamToChannel
        ),
        Definition.Of<Func<Func<string, GoTask>, IPostOffice>>(
            "19-3",
            4,
            "(Func<string, GoTask> deliver) => new PostOffice(deliver)",
            LosesNothing
        ),
    ];

    private static void ResultAsTask(Func<Func<GoTask<int>>, Task<int>> start, Examiner check)
    {
        check.OnCores(
            "The task completes with what f returns, and f runs in a goroutine of its own",
            cores: 2,
            async () =>
            {
                var task = start(async () =>
                {
                    await Gosched();
                    return 42;
                });
                await Settled(task);
                Expect.That(
                    task.IsCompletedSuccessfully && await task == 42,
                    "not-the-result",
                    "f returned 42, and the task "
                        + (
                            task.IsCompletedSuccessfully
                                ? $"has {await task}. It was complete before f had returned anything."
                                : "is not complete. (Task.Run and the thread pool are outside the simulation: use Go.)"
                        )
                );
            },
            run =>
                Expect.That(
                    run.Started() == 1,
                    "a-call-is-no-goroutine",
                    $"The result is right, but Start has started {run.Started()} goroutines. f() is a call: it runs in the flow "
                        + "of who calls it, and AsTask makes no goroutine of it. Go does."
                ),
            new Explanation(
                FindingKind.Fatal,
                "blocks-its-thread",
                "Start blocks its thread until the result is there (.Result, .Wait()). Return the task, and let the caller await it.",
                Contains: "blocks its thread"
            )
        );
        check.OnCores(
            "Two of them use two cores",
            cores: 2,
            async () =>
            {
                var tasks = new[] { start(TenMilliseconds), start(TenMilliseconds) };
                foreach (var task in tasks)
                    await Settled(task);
            },
            run =>
                Expect.That(
                    run.Elapsed < 20 * s_ms,
                    "one-after-another",
                    "Two computations of 10 ms took 20 ms or more on two cores: Start waits for f before it returns."
                )
        );
        Ends(
            check,
            start,
            "If f throws, the task fails with that exception, and the program goes on",
            new FormatException("no number"),
            task =>
                Expect.That(
                    task.Exception?.InnerException is FormatException,
                    "exception-lost",
                    "f threw a FormatException, and the task knows nothing of it. Who awaits it takes the failure for a result."
                )
        );
        Ends(
            check,
            start,
            "If f throws an OperationCanceledException, the task is cancelled",
            new OperationCanceledException(),
            task =>
                Expect.That(
                    task.IsCanceled,
                    "cancelled-is-not-failed",
                    "f was cancelled, and the task has failed. .NET keeps the two apart: SetCanceled."
                )
        );
    }

    private static void Ends(
        Examiner check,
        Func<Func<GoTask<int>>, Task<int>> start,
        string property,
        Exception end,
        Action<Task<int>> judge
    ) =>
        check.InEveryOrder(
            property,
            async () =>
            {
                var task = start(async () =>
                {
                    await Gosched();
                    throw end;
                });
                await Settled(task);
                Expect.That(
                    task.IsCompleted,
                    "task-never-completes",
                    "f has thrown, and the task never completes: who awaits it waits for ever."
                );
                judge(task);
            },
            new Orders
            {
                Explain =
                [
                    new(
                        FindingKind.Panic,
                        "exception-ends-the-program",
                        "f threw, and the whole program ended. Nobody stands above a goroutine to catch it: the try belongs "
                            + "inside the function that Go runs.",
                        Contains: end.GetType().Name
                    ),
                ],
            }
        );

    private static async GoTask<int> TenMilliseconds()
    {
        await Work(10 * s_ms);
        return 10;
    }

    /// <summary>Waits until the task is complete, in any way, for two seconds at most.</summary>
    private static async GoTask Settled(Task task)
    {
        Expect.That(task is not null, "no-task", "Start returned null instead of a task.");
        for (int wait = 1; wait <= 1024 && !task!.IsCompleted; wait *= 2)
            await Sleep(wait * s_ms);
    }
}
