using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>CPU work in parallel: a goroutine for each left half that is big enough.</summary>
internal static class MergeSort
{
    internal static async Task Run(int n)
    {
        int[] xs = Sorting.Numbers(n);
        await Sort(xs, new int[n]);
        Sorting.CheckSorted(xs);
    }

    private static async Task Sort(Memory<int> xs, Memory<int> scratch)
    {
        if (xs.Length <= Sorting.Piece)
        {
            Sorting.Sort(xs.Span, scratch.Span);
            return;
        }
        int middle = xs.Length / 2;
        var wg = new WaitGroup();
        wg.Add(1);
        Go(SortHalf, xs[..middle], scratch[..middle], wg);
        await Sort(xs[middle..], scratch[middle..]);
        await wg.Wait();
        Sorting.Merge(xs.Span, scratch.Span);
    }

    private static async Task SortHalf(Memory<int> xs, Memory<int> scratch, WaitGroup wg)
    {
        await Sort(xs, scratch);
        wg.Done();
    }
}
