using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>Known programs.</summary>
internal static class Classics
{
    private const int RingSize = 503;

    /// <summary>A goroutine that counts, and behind it one for each prime that lets its multiples fall.</summary>
    internal static async GoTask Sieve(int n)
    {
        var stop = new Chan<Unit>();
        var ch = new Chan<int>();
        var numbers = ch;
        Go(async () =>
        {
            for (int i = 2; await Select(Send(numbers, i), Receive(stop)) == 0; i++) { }
            numbers.Close();
        });
        int last = 0;
        for (int i = 0; i < n; i++)
        {
            int prime = last = await ch.Receive();
            var source = ch;
            var rest = ch = new Chan<int>();
            Go(async () =>
            {
                await foreach (int v in source)
                    if (v % prime != 0)
                        await rest.Send(v);
                rest.Close();
            });
        }
        stop.Close();
        await foreach (int _ in ch) { }
        Check.That(n != 2000 || last == 17389, "the 2000th prime");
    }

    /// <summary>A tree of goroutines, ten children each; the leaves' numbers are summed on the way up.</summary>
    internal static async GoTask SkynetTree(int n)
    {
        int leaves = Skynet.Leaves(n);
        var result = new Chan<long>();
        Go(() => Node(result, 0, leaves));
        Check.That(await result.Receive() == Skynet.Sum(leaves), "sum of the leaves");
    }

    private static async GoTask Node(Chan<long> result, long number, int leaves)
    {
        if (leaves == 1)
        {
            await result.Send(number);
            return;
        }
        var parts = new Chan<long>();
        for (int i = 0; i < 10; i++)
        {
            long first = number + (i * (leaves / 10));
            Go(() => Node(parts, first, leaves / 10));
        }
        long sum = 0;
        for (int i = 0; i < 10; i++)
            sum += await parts.Receive();
        await result.Send(sum);
    }

    /// <summary>A token makes n hops round a ring of goroutines.</summary>
    internal static async GoTask Ring(int n)
    {
        var done = new Chan<Unit>();
        var first = new Chan<int>();
        var last = first;
        for (int i = 1; i <= RingSize; i++)
        {
            var input = last;
            var output = last = i < RingSize ? new Chan<int>() : first;
            Go(async () =>
            {
                await foreach (int token in input)
                {
                    if (token > 0)
                        await output.Send(token - 1);
                    else if (token == 0)
                        await done.Send(default);
                    else
                    {
                        if (output != first)
                            await output.Send(token);
                        return;
                    }
                }
            });
        }
        await first.Send(n);
        await done.Receive();
        await first.Send(-1);
    }
}
