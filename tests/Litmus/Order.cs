namespace Litmus;

/// <summary>Who comes first.</summary>
internal static class Order
{
    /// <summary>L12: each producer's order is kept, nothing is lost, nothing comes twice.</summary>
    internal static async GoTask FanIn()
    {
        const int Producers = 8;
        const int Each = 500;
        foreach (int capacity in (int[])[0, 1, 7, 1000])
        {
            var c = new Chan<(int Who, int Seq)>(capacity);
            var wg = new WaitGroup();
            for (int p = 0; p < Producers; p++)
            {
                int who = p;
                wg.Go(async () =>
                {
                    for (int s = 0; s < Each; s++)
                        await c.Send((who, s));
                });
            }
            Go(async () =>
            {
                await wg.Wait();
                c.Close();
            });
            int[] next = new int[Producers];
            bool ordered = true;
            int n = 0;
            await foreach (var (who, seq) in c)
            {
                n++;
                ordered &= next[who] == seq;
                next[who] = seq + 1;
            }
            Println("cap", capacity, "received", n, "per-producer order kept:", ordered);
        }
    }

    /// <summary>L15: unbuffered is a rendezvous, buffered is none until it is full.</summary>
    internal static async GoTask Rendezvous() => await Bubble.Run(RendezvousBody);

    /// <summary>L16: blocked senders and receivers are served first come, first served.</summary>
    internal static async GoTask WaitQueues() => await Bubble.Run(WaitQueuesBody);

    private static async GoTask RendezvousBody()
    {
        var start = Now();
        var u = new Chan<int>();
        var sent = new Chan<TimeSpan>(9);
        Go(async () =>
        {
            await u.Send(1);
            await sent.Send(Since(start));
        });
        await Sleep(Seconds(5));
        Println("unbuffered got", await u.Receive(), "sender resumed at", await sent.Receive());

        start = Now();
        var b = new Chan<int>(2);
        Go(async () =>
        {
            for (int i = 1; i <= 4; i++)
            {
                await b.Send(i);
                await sent.Send(Since(start));
            }
        });
        await Bubble.Wait();
        Println("len after filling:", b.Len, "cap:", b.Cap, "completed sends:", sent.Len);
        await Sleep(Seconds(3));
        Println("got", await b.Receive());
        await Bubble.Wait();
        Println("len stays", b.Len, "completed sends:", sent.Len);
        await Sleep(Seconds(3));
        Println("got", await b.Receive(), await b.Receive(), await b.Receive());
        for (int i = 0; i < 4; i++)
            Console.Write(Sprint(await sent.Receive()) + " ");
        Println();
    }

    private static async GoTask WaitQueuesBody()
    {
        var s = new Chan<int>();
        await Start(6, i => s.Send(i));
        for (int i = 0; i < 6; i++)
            Console.Write($"{await s.Receive()} ");
        Println("senders in order");

        var r = new Chan<int>();
        int[] output = new int[6];
        await Start(6, async i => output[i] = await r.Receive());
        for (int v = 100; v < 106; v++)
            await r.Send(v);
        await Bubble.Wait();
        Println(output, "receivers in order");

        var b = new Chan<int>(2);
        await Start(5, i => b.Send(i));
        for (int i = 0; i < 5; i++)
            Console.Write($"{await b.Receive()} ");
        Println("buffer then parked senders, in order");

        var m = new Chan<int>();
        var results = new Chan<string>(3);
        Go(async () => await results.Send($"plain1 {await m.Receive()}"));
        await Bubble.Wait();
        Go(async () =>
        {
            if (await Select(Receive(m, out var v), Receive(new Chan<int>())) == 0)
                await results.Send($"select {v.Value}");
        });
        await Bubble.Wait();
        Go(async () => await results.Send($"plain2 {await m.Receive()}"));
        await Bubble.Wait();
        for (int v = 1; v <= 3; v++)
        {
            await m.Send(v);
            Println(await results.Receive());
        }
    }

    /// <summary>Starts goroutines one by one, each parked before the next.</summary>
    private static async GoTask Start(int count, Func<int, ValueTask> f)
    {
        for (int i = 0; i < count; i++)
        {
            Go(f, i);
            await Bubble.Wait();
        }
    }
}
