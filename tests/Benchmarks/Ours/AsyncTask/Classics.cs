using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Known programs.</summary>
internal static class Classics
{
    private const int RingSize = 503;

    /// <summary>A goroutine that counts, and behind it one for each prime that lets its multiples fall.</summary>
    internal static async Task Sieve(int n)
    {
        var stop = new Chan<Unit>();
        var ch = new Chan<int>();
        Go(Count, ch, stop);
        int last = 0;
        for (int i = 0; i < n; i++)
        {
            int prime = last = await ch.Receive();
            var rest = new Chan<int>();
            Go(Filter, ch, rest, prime);
            ch = rest;
        }
        stop.Close();
        await foreach (int _ in ch) { }
        Check.That(n != 2000 || last == 17389, "the 2000th prime");
    }

    private static async Task Count(Chan<int> numbers, Chan<Unit> stop)
    {
        for (int i = 2; await Select(Send(numbers, i), Receive(stop)) == 0; i++) { }
        numbers.Close();
    }

    private static async Task Filter(Chan<int> source, Chan<int> rest, int prime)
    {
        await foreach (int v in source)
            if (v % prime != 0)
                await rest.Send(v);
        rest.Close();
    }

    /// <summary>A tree of goroutines, ten children each; the leaves' numbers are summed on the way up.</summary>
    internal static async Task SkynetTree(int n)
    {
        int leaves = Skynet.Leaves(n);
        var result = new Chan<long>();
        Go(Node, result, 0L, leaves);
        Check.That(await result.Receive() == Skynet.Sum(leaves), "sum of the leaves");
    }

    private static async Task Node(Chan<long> result, long number, int leaves)
    {
        if (leaves == 1)
        {
            await result.Send(number);
            return;
        }
        var parts = new Chan<long>();
        for (int i = 0; i < 10; i++)
            Go(Node, parts, number + (i * (leaves / 10)), leaves / 10);
        long sum = 0;
        for (int i = 0; i < 10; i++)
            sum += await parts.Receive();
        await result.Send(sum);
    }

    /// <summary>A token makes n hops round a ring of goroutines.</summary>
    internal static async Task Ring(int n)
    {
        var done = new Chan<Unit>();
        var first = new Chan<int>();
        var input = first;
        for (int i = 1; i <= RingSize; i++)
        {
            var output = i < RingSize ? new Chan<int>() : first;
            Go(Hop, input, output, first, done);
            input = output;
        }
        await first.Send(n);
        await done.Receive();
        await first.Send(-1);
    }

    private static async Task Hop(
        Chan<int> input,
        Chan<int> output,
        Chan<int> first,
        Chan<Unit> done
    )
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
    }
}
