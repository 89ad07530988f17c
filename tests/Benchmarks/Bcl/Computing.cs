using System.Threading.Channels;
using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>Tasks that compute between what they say to one another.</summary>
internal static class Computing
{
    private const int AtWork = 4;

    internal static async Task Pipeline(int n, long nanoseconds)
    {
        var first = Channel.CreateBounded<int>(1);
        var last = first;
        for (int k = 0; k < AtWork; k++)
        {
            var source = last;
            var next = last = Channel.CreateBounded<int>(1);
            _ = Task.Run(async () =>
            {
                await Work(source, next, nanoseconds);
                next.Writer.Complete();
            });
        }
        _ = Task.Run(() => Feed(first, n / AtWork));
        long sum = 0;
        await foreach (int v in last.Reader.ReadAllAsync())
            sum += v;
        Check.That(sum == n / AtWork * AtWork, "sum of the pipeline");
    }

    internal static async Task Workers(int n, long nanoseconds)
    {
        var jobs = Channel.CreateBounded<int>(1);
        var results = Channel.CreateBounded<int>(1);
        for (int k = 0; k < AtWork; k++)
            _ = Task.Run(() => Work(jobs, results, nanoseconds));
        _ = Task.Run(() => Feed(jobs, n));
        long sum = 0;
        for (int i = 0; i < n; i++)
            sum += await results.Reader.ReadAsync();
        Check.That(sum == n, "sum of the workers");
    }

    private static async Task Work(Channel<int> jobs, Channel<int> results, long nanoseconds)
    {
        await foreach (int v in jobs.Reader.ReadAllAsync())
        {
            Spin.For(nanoseconds);
            await results.Writer.WriteAsync(v + 1);
        }
    }

    private static async Task Feed(Channel<int> ch, int n)
    {
        for (int i = 0; i < n; i++)
            await ch.Writer.WriteAsync(0);
        ch.Writer.Complete();
    }
}
