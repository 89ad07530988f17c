using System.Threading.Channels;
using Benchmarks.Measuring;

namespace Benchmarks.Bcl;

/// <summary>Several channels at once: try each from a random one on, then wait for any.</summary>
internal static class Selects
{
    internal static async Task Among(int n, int k)
    {
        var channels = new ChannelReader<int>[k];
        for (int i = 0; i < k; i++)
        {
            var ch = Channel.CreateBounded<int>(1);
            channels[i] = ch.Reader;
            _ = Task.Run(async () =>
            {
                for (int j = 0; j < n / k; j++)
                    await ch.Writer.WriteAsync(1);
            });
        }
        // A wait is kept until it has completed: each one would leave a waiter behind.
        var waits = new Task<bool>?[k];
        long sum = 0;
        while (sum < n / k * k)
        {
            if (TryAny(channels, out int value))
            {
                sum += value;
                continue;
            }
            for (int i = 0; i < k; i++)
                if (waits[i] is not { IsCompleted: false })
                    waits[i] = channels[i].WaitToReadAsync().AsTask();
            await Task.WhenAny(waits!);
        }
    }

    internal static async Task DefaultOfOne(int n)
    {
        var ch = Channel.CreateBounded<int>(1).Reader;
        int misses = 0;
        for (int i = 0; i < n; i++)
            if (!ch.TryRead(out _))
                misses++;
        Check.That(misses == n, "misses");
    }

    internal static async Task DefaultOfTwo(int n)
    {
        var a = Channel.CreateBounded<int>(1).Reader;
        var b = Channel.CreateBounded<int>(1).Reader;
        int misses = 0;
        for (int i = 0; i < n; i++)
            if (!a.TryRead(out _) && !b.TryRead(out _))
                misses++;
        Check.That(misses == n, "misses");
    }

    private static bool TryAny(ChannelReader<int>[] channels, out int value)
    {
        int start = Random.Shared.Next(channels.Length);
        for (int i = 0; i < channels.Length; i++)
            if (channels[(start + i) % channels.Length].TryRead(out value))
                return true;
        value = 0;
        return false;
    }
}
