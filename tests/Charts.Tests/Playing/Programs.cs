using Goroutines;
using static Goroutines.Builtin;

namespace Charts.Tests.Playing;

/// <summary>Small programs to play with, whose ways can be counted.</summary>
internal static class Programs
{
    /// <summary>Main's wait and two writes, in any order: six ways.</summary>
    internal static async GoTask Writers()
    {
        Go(() => Console.Write("a"));
        Go(() => Console.Write("b"));
        await Sleep(TimeSpan.FromSeconds(1));
    }

    /// <summary>Two goroutines take two locks in different orders.</summary>
    internal static async GoTask LockOrder()
    {
        Mutex a = new();
        Mutex b = new();
        var wg = new WaitGroup();
        wg.Add(2);
        Go(async () =>
        {
            await a.Lock();
            await b.Lock();
            b.Unlock();
            a.Unlock();
            wg.Done();
        });
        Go(async () =>
        {
            await b.Lock();
            await a.Lock();
            a.Unlock();
            b.Unlock();
            wg.Done();
        });
        await wg.Wait();
        Console.WriteLine("both done");
    }

    /// <summary>Both read before one of them writes, and one update is lost.</summary>
    internal static async GoTask LostUpdate()
    {
        var x = new Shared<int>();
        var wg = new WaitGroup();
        for (var i = 0; i < 2; i++)
        {
            wg.Go(async () =>
            {
                var seen = await x.Load();
                await x.Store(seen + 1);
            });
        }

        await wg.Wait();
        Console.WriteLine(await x.Load());
    }

    /// <summary>A flag that is looked at, and then set, lets two in.</summary>
    internal static async GoTask Flag()
    {
        var isTaken = new AtomicBool();
        for (var i = 0; i < 2; i++)
        {
            Go(() =>
            {
                if (isTaken.Load())
                {
                    return;
                }

                isTaken.Store(true);
                Console.WriteLine("enter");
                Console.WriteLine("leave");
            });
        }

        await Sleep(TimeSpan.FromSeconds(1));
    }

    /// <summary>Two ready cases: two ways.</summary>
    internal static async GoTask Cases()
    {
        var a = new Chan<int>(1);
        var b = new Chan<int>(1);
        await a.Send(1);
        await b.Send(2);
        switch (await Select(Receive(a), Receive(b)))
        {
            case 0:
                Console.Write("a");
                break;
            default:
                Console.Write("b");
                break;
        }
    }

    /// <summary>Who comes first decides whether it panics.</summary>
    internal static async GoTask Closer()
    {
        var ch = new Chan<int>(1);
        Go(() => ch.Close());
        await ch.Send(1);
    }
}
