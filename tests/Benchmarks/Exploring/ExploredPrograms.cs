namespace Benchmarks.Exploring;

/// <summary>Small programs with many interleavings.</summary>
internal static class ExploredPrograms
{
    private const int Steps = 3;

    /// <summary>Two goroutines, three operations each, all of them awaits.</summary>
    internal static async GoTask Awaits()
    {
        var ch = new Chan<int>();
        Go(async () =>
        {
            for (int i = 0; i < Steps; i++)
                await ch.Send(i);
        });
        for (int i = 0; i < Steps; i++)
            await ch.Receive();
    }

    /// <summary>Two goroutines, three operations each, none of them an await.</summary>
    internal static async GoTask Points()
    {
        var x = new AtomicInt32();
        Go(() => AddThrice(x));
        AddThrice(x);
    }

    /// <summary>Each takes the fork at the left, then the one at the right, and puts both back: once.</summary>
    internal static async GoTask Philosophers(int count)
    {
        var forks = new Mutex[count];
        for (int i = 0; i < count; i++)
            forks[i] = new Mutex();
        var wg = new WaitGroup();
        for (int i = 0; i < count; i++)
        {
            var (left, right) = (forks[i], forks[(i + 1) % count]);
            wg.Go(async () =>
            {
                using (await left.Lock())
                using (await right.Lock()) { }
            });
        }
        await wg.Wait();
    }

    /// <summary>Goroutines that have nothing to do with one another.</summary>
    internal static async GoTask Workers(int count, int steps)
    {
        var wg = new WaitGroup();
        for (int i = 0; i < count; i++)
            wg.Go(async () =>
            {
                var own = new Chan<int>(steps);
                for (int k = 0; k < steps; k++)
                    await own.Send(k);
            });
        await wg.Wait();
    }

    private static void AddThrice(AtomicInt32 x)
    {
        for (int i = 0; i < Steps; i++)
            x.Add(1);
    }
}
