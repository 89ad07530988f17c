using Benchmarks.Measuring;

namespace Benchmarks.Ours.AsyncTask;

/// <summary>Several channels at once. The cases are made once and used again, so that a select allocates nothing.</summary>
internal static class Selects
{
    internal static async Task Two(int n)
    {
        var c = Senders(n, 2);
        var (a, b) = (Receive(c[0]), Receive(c[1]));
        long sum = 0;
        for (int i = 0; i < n / 2 * 2; i++)
            sum += await Select(a, b) switch
            {
                0 => a.Value,
                _ => b.Value,
            };
        Check.That(sum == n / 2 * 2, "sum of 2");
    }

    internal static async Task Four(int n)
    {
        var ch = Senders(n, 4);
        var (a, b, c, d) = (Receive(ch[0]), Receive(ch[1]), Receive(ch[2]), Receive(ch[3]));
        long sum = 0;
        for (int i = 0; i < n / 4 * 4; i++)
            sum += await Select(a, b, c, d) switch
            {
                0 => a.Value,
                1 => b.Value,
                2 => c.Value,
                _ => d.Value,
            };
        Check.That(sum == n / 4 * 4, "sum of 4");
    }

    internal static async Task Eight(int n)
    {
        var ch = Senders(n, 8);
        var (a, b, c, d) = (Receive(ch[0]), Receive(ch[1]), Receive(ch[2]), Receive(ch[3]));
        var (e, f, g, h) = (Receive(ch[4]), Receive(ch[5]), Receive(ch[6]), Receive(ch[7]));
        long sum = 0;
        for (int i = 0; i < n / 8 * 8; i++)
            sum += await Select(a, b, c, d, e, f, g, h) switch
            {
                0 => a.Value,
                1 => b.Value,
                2 => c.Value,
                3 => d.Value,
                4 => e.Value,
                5 => f.Value,
                6 => g.Value,
                _ => h.Value,
            };
        Check.That(sum == n / 8 * 8, "sum of 8");
    }

    /// <summary>One receive that need not wait has a form of its own.</summary>
    internal static async Task DefaultOfOne(int n)
    {
        var ch = new Chan<int>();
        int misses = 0;
        for (int i = 0; i < n; i++)
            if (!ch.TryReceive(out _))
                misses++;
        Check.That(misses == n, "misses");
    }

    internal static async Task DefaultOfTwo(int n)
    {
        var (a, b) = (Receive(new Chan<int>()), Receive(new Chan<int>()));
        int misses = 0;
        for (int i = 0; i < n; i++)
            if (await Select(a, b, Default) == 2)
                misses++;
        Check.That(misses == n, "misses");
    }

    /// <summary>k goroutines, each sending n/k values on its own channel.</summary>
    private static Chan<int>[] Senders(int n, int k)
    {
        var channels = new Chan<int>[k];
        for (int i = 0; i < k; i++)
        {
            var ch = channels[i] = new Chan<int>();
            Go(SendOnes, ch, n / k);
        }
        return channels;
    }

    private static async Task SendOnes(Chan<int> ch, int n)
    {
        for (int i = 0; i < n; i++)
            await ch.Send(1);
    }
}
