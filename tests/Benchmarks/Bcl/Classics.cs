using System.Threading;
using System.Threading.Channels;
using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>Known programs.</summary>
internal static class Classics
{
    private const int RingSize = 503;

    internal static async Task Sieve(int n)
    {
        using var stop = new CancellationTokenSource();
        var ch = Channel.CreateBounded<int>(1);
        var numbers = ch;
        var counter = Task.Run(() => Count(numbers.Writer, stop.Token));
        int last = 0;
        for (int i = 0; i < n; i++)
        {
            int prime = last = await ch.Reader.ReadAsync();
            var source = ch;
            var rest = ch = Channel.CreateBounded<int>(1);
            _ = Task.Run(async () =>
            {
                await foreach (int v in source.Reader.ReadAllAsync())
                    if (v % prime != 0)
                        await rest.Writer.WriteAsync(v);
                rest.Writer.Complete();
            });
        }
        await stop.CancelAsync();
        await counter;
        await foreach (int _ in ch.Reader.ReadAllAsync()) { }
        Check.That(n != 2000 || last == 17389, "the 2000th prime");
    }

    private static async Task Count(ChannelWriter<int> numbers, CancellationToken stop)
    {
        try
        {
            for (int i = 2; ; i++)
                await numbers.WriteAsync(i, stop);
        }
        catch (OperationCanceledException)
        {
            numbers.Complete();
        }
    }

    internal static async Task SkynetTree(int n)
    {
        int leaves = Skynet.Leaves(n);
        var result = Channel.CreateBounded<long>(1);
        _ = Task.Run(() => Node(result, 0, leaves));
        Check.That(await result.Reader.ReadAsync() == Skynet.Sum(leaves), "sum of the leaves");
    }

    private static async Task Node(ChannelWriter<long> result, long number, int leaves)
    {
        if (leaves == 1)
        {
            await result.WriteAsync(number);
            return;
        }
        var parts = Channel.CreateBounded<long>(1);
        for (int i = 0; i < 10; i++)
        {
            long first = number + (i * (leaves / 10));
            _ = Task.Run(() => Node(parts, first, leaves / 10));
        }
        long sum = 0;
        for (int i = 0; i < 10; i++)
            sum += await parts.Reader.ReadAsync();
        await result.WriteAsync(sum);
    }

    internal static async Task Ring(int n)
    {
        var done = Channel.CreateBounded<int>(1);
        var first = Channel.CreateBounded<int>(1);
        var last = first;
        for (int i = 1; i <= RingSize; i++)
        {
            var input = last;
            var output = last = i < RingSize ? Channel.CreateBounded<int>(1) : first;
            _ = Task.Run(async () =>
            {
                await foreach (int token in input.Reader.ReadAllAsync())
                {
                    if (token > 0)
                        await output.Writer.WriteAsync(token - 1);
                    else if (token == 0)
                        await done.Writer.WriteAsync(0);
                    else
                    {
                        if (output != first)
                            await output.Writer.WriteAsync(token);
                        return;
                    }
                }
            });
        }
        await first.Writer.WriteAsync(n);
        await done.Reader.ReadAsync();
        await first.Writer.WriteAsync(-1);
    }
}
