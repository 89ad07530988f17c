using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>Goroutines that compute between what they say to one another.</summary>
internal static class Computing
{
    private const int AtWork = 4;

    internal static async GoTask Pipeline(int n, long nanoseconds)
    {
        var first = new Chan<int>();
        var last = first;
        for (int k = 0; k < AtWork; k++)
        {
            var source = last;
            var next = last = new Chan<int>();
            Go(async () =>
            {
                await foreach (int v in source)
                {
                    Spin.For(nanoseconds);
                    await next.Send(v + 1);
                }
                next.Close();
            });
        }
        Go(async () =>
        {
            for (int i = 0; i < n / AtWork; i++)
                await first.Send(0);
            first.Close();
        });
        long sum = 0;
        await foreach (int v in last)
            sum += v;
        Check.That(sum == n / AtWork * AtWork, "sum of the pipeline");
    }

    internal static async GoTask Workers(int n, long nanoseconds)
    {
        var jobs = new Chan<int>();
        var results = new Chan<int>();
        for (int k = 0; k < AtWork; k++)
            Go(async () =>
            {
                await foreach (int v in jobs)
                {
                    Spin.For(nanoseconds);
                    await results.Send(v + 1);
                }
            });
        Go(async () =>
        {
            for (int i = 0; i < n; i++)
                await jobs.Send(0);
            jobs.Close();
        });
        long sum = 0;
        for (int i = 0; i < n; i++)
            sum += await results.Receive();
        Check.That(sum == n, "sum of the workers");
    }
}
