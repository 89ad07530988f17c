using System.Threading;
using Spectre.Console;

namespace Course.Running;

/// <summary>Works through notebooks, several at once, with a bar for each on a terminal.</summary>
internal static class NotebookProgress
{
    /// <summary>Does the work of one notebook; it tells how many of how many cells are done.</summary>
    public delegate Task Work<in T>(T job, Action<int, int> onProgress, CancellationToken stop);

    public static async Task RunAsync<T>(
        IReadOnlyList<T> jobs,
        Func<T, string> name,
        Work<T> work,
        int parallel,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallel,
            CancellationToken = cancellationToken,
        };
        if (Console.IsOutputRedirected)
        {
            await Parallel.ForEachAsync(
                jobs,
                options,
                async (job, stop) => await work(job, (_, _) => { }, stop)
            );
            return;
        }

        await AnsiConsole
            .Progress()
            .AutoClear(enabled: true)
            .StartAsync(async progress =>
            {
                Dictionary<T, ProgressTask> bars = jobs.ToDictionary(
                    job => job,
                    job => progress.AddTask(Markup.Escape(name(job)), autoStart: false)
                );
                await Parallel.ForEachAsync(
                    jobs,
                    options,
                    async (job, stop) =>
                    {
                        ProgressTask bar = bars[job];
                        bar.StartTask();
                        await work(job, (done, all) => Move(bar, done, all), stop);
                        bar.StopTask();
                    }
                );
            });
    }

    private static void Move(ProgressTask bar, int done, int all)
    {
        bar.MaxValue = Math.Max(1, all);
        bar.Value = done;
    }
}
