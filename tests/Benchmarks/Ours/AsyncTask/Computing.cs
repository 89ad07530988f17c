using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Goroutines that compute between what they say to one another.</summary>
internal static class Computing
{
    private const int AtWork = 4;

    internal static async Task Pipeline(int n, long nanoseconds)
    {
        var first = new Chan<int>();
        var last = first;
        for (int k = 0; k < AtWork; k++)
        {
            var next = new Chan<int>();
            Go(Stage, last, next, nanoseconds);
            last = next;
        }
        Go(Feed, first, n / AtWork);
        long sum = 0;
        await foreach (int v in last)
            sum += v;
        Check.That(sum == n / AtWork * AtWork, "sum of the pipeline");
    }

    internal static async Task Workers(int n, long nanoseconds)
    {
        var jobs = new Chan<int>();
        var results = new Chan<int>();
        for (int k = 0; k < AtWork; k++)
            Go(Work, jobs, results, nanoseconds);
        Go(Feed, jobs, n);
        long sum = 0;
        for (int i = 0; i < n; i++)
            sum += await results.Receive();
        Check.That(sum == n, "sum of the workers");
    }

    private static async Task Stage(Chan<int> source, Chan<int> next, long nanoseconds)
    {
        await Work(source, next, nanoseconds);
        next.Close();
    }

    private static async Task Work(Chan<int> jobs, Chan<int> results, long nanoseconds)
    {
        await foreach (int v in jobs)
        {
            Spin.For(nanoseconds);
            await results.Send(v + 1);
        }
    }

    private static async Task Feed(Chan<int> ch, int n)
    {
        for (int i = 0; i < n; i++)
            await ch.Send(0);
        ch.Close();
    }
}
