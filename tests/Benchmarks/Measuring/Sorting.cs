namespace Benchmarks.Measuring;

/// <summary>The sequential part of merge sort, the same code on both C# sides.</summary>
internal static class Sorting
{
    /// <summary>Up to this many numbers are sorted in one piece.</summary>
    internal const int Piece = 4096;

    private const int Insertion = 32;

    internal static int[] Numbers(int count)
    {
        var xs = new int[count];
        uint x = 12345;
        for (int i = 0; i < xs.Length; i++)
        {
            x = (x * 1664525) + 1013904223;
            xs[i] = (int)(x >> 1);
        }
        return xs;
    }

    internal static void CheckSorted(int[] xs)
    {
        for (int i = 1; i < xs.Length; i++)
            Check.That(xs[i - 1] <= xs[i], "sorted numbers");
    }

    internal static void Sort(Span<int> xs, Span<int> scratch)
    {
        if (xs.Length <= Insertion)
        {
            InsertionSort(xs);
            return;
        }
        int middle = xs.Length / 2;
        Sort(xs[..middle], scratch[..middle]);
        Sort(xs[middle..], scratch[middle..]);
        Merge(xs, scratch);
    }

    /// <summary>Merges the two sorted halves.</summary>
    internal static void Merge(Span<int> xs, Span<int> scratch)
    {
        int middle = xs.Length / 2;
        xs.CopyTo(scratch);
        int i = 0;
        int j = middle;
        for (int k = 0; k < xs.Length; k++)
            if (j >= xs.Length || (i < middle && scratch[i] <= scratch[j]))
                xs[k] = scratch[i++];
            else
                xs[k] = scratch[j++];
    }

    private static void InsertionSort(Span<int> xs)
    {
        for (int i = 1; i < xs.Length; i++)
        {
            int value = xs[i];
            int j = i - 1;
            for (; j >= 0 && xs[j] > value; j--)
                xs[j + 1] = xs[j];
            xs[j + 1] = value;
        }
    }
}
