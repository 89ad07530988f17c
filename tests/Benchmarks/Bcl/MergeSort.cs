using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>CPU work in parallel: a task for each left half that is big enough.</summary>
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
        var left = Task.Run(() => Sort(xs[..middle], scratch[..middle]));
        await Sort(xs[middle..], scratch[middle..]);
        await left;
        Sorting.Merge(xs.Span, scratch.Span);
    }
}
