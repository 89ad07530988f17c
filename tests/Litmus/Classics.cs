namespace Litmus;

/// <summary>Two programs that everybody writes once.</summary>
internal static class Classics
{
    /// <summary>L13: a daisy chain of filters; main returns while it is still blocked.</summary>
    internal static async GoTask Sieve()
    {
        var source = new Chan<int>();
        Go(Generate, source);
        for (int n = 0; n < 25; n++)
        {
            int p = await source.Receive();
            Console.Write($"{p} ");
            var output = new Chan<int>();
            Go(Filter, source, output, p);
            source = output;
        }
        Println();
    }

    /// <summary>L14: strict alternation; the channels order every access to the log.</summary>
    internal static async GoTask PingPong()
    {
        var ping = new Chan<int>();
        var pong = new Chan<int>();
        var done = new Chan<bool>();
        List<string> log = [];
        Go(async () =>
        {
            await foreach (int v in ping)
            {
                log.Add($"ping{v}");
                await pong.Send(v + 1);
            }
            pong.Close();
        });
        Go(async () =>
        {
            await ping.Send(0);
            await foreach (int v in pong)
            {
                log.Add($"pong{v}");
                if (v >= 5)
                {
                    ping.Close();
                    break;
                }
                await ping.Send(v);
            }
            await done.Send(true);
        });
        await done.Receive();
        Println(log);
    }

    private static async GoTask Generate(Chan<int> output)
    {
        for (int i = 2; ; i++)
            await output.Send(i);
    }

    private static async GoTask Filter(Chan<int> input, Chan<int> output, int p)
    {
        while (true)
        {
            int v = await input.Receive();
            if (v % p != 0)
                await output.Send(v);
        }
    }
}
