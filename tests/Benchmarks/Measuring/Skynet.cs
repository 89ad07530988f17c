namespace Benchmarks.Measuring;

/// <summary>The size of skynet's tree, and its sum.</summary>
internal static class Skynet
{
    /// <summary>How many leaves a tree of so many nodes has, every inner node having ten children.</summary>
    internal static int Leaves(int nodes)
    {
        int leaves = 1;
        while (leaves < nodes - (nodes / 10) - 1)
            leaves *= 10;
        return leaves;
    }

    internal static long Sum(int leaves) => (long)leaves * (leaves - 1) / 2;
}
