using System.Threading;

namespace Benchmarks.Bcl;

/// <summary>Waiting for time, for a cancellation, for a thread.</summary>
internal static class Waiting
{
    internal static async Task Sleepers(int n)
    {
        var random = new Random(1);
        var tasks = new Task[n];
        for (int i = 0; i < n; i++)
        {
            var duration = TimeSpan.FromMilliseconds(100 * random.NextDouble());
            tasks[i] = Task.Run(async () => await Task.Delay(duration));
        }
        await Task.WhenAll(tasks);
    }

    internal static async Task Cancel(int n)
    {
        using var root = new CancellationTokenSource();
        var tasks = new Task[n];
        for (int i = 0; i < n; i++)
        {
            var child = CancellationTokenSource.CreateLinkedTokenSource(root.Token);
            tasks[i] = Task.Run(async () =>
            {
                var cancelled = new TaskCompletionSource(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
                using (child)
                using (child.Token.Register(() => cancelled.TrySetResult()))
                    await cancelled.Task;
            });
        }
        root.Cancel();
        await Task.WhenAll(tasks);
    }

    /// <summary>A thread for each call that blocks is what the thread pool's documentation advises.</summary>
    internal static Task BlockedThreads(int n)
    {
        var tasks = new Task[n];
        for (int i = 0; i < n; i++)
            tasks[i] = Task.Factory.StartNew(
                () => Thread.Sleep(10),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        return Task.WhenAll(tasks);
    }
}
