using System.Globalization;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Litmus;

/// <summary>Programs whose order is free, the twins of <c>free/main.go</c>, each with all that can come of it.</summary>
internal static class FreeOrder
{
    internal static readonly Dictionary<
        string,
        (Func<GoTask<string>> Main, string[] All)
    > Programs = new(StringComparer.Ordinal)
    {
        ["F01"] = (WhoIsFirst, ["ab", "ba"]),
        ["F02"] = (ThreeSenders, ["0 1 2", "0 2 1", "1 0 2", "1 2 0", "2 0 1", "2 1 0"]),
        ["F03"] = (BothAreReady, ["1", "2"]),
        ["F04"] = (LostUpdate, ["1", "2"]),
        ["F05"] = (StoreBuffers, ["0 1", "1 0", "1 1"]),
        ["F06"] = (TryLock, ["false", "true"]),
        ["F07"] = (WhichIsTheOne, ["a", "b"]),
        ["F08"] = (BeforeOrAfter, ["0", "1"]),
        ["F09"] = (Look, ["7", "empty"]),
        ["F10"] = (EndAndValue, ["cancelled", "value"]),
        ["F11"] = (HowMany, ["0", "1", "2"]),
        ["F12"] = (OneSwapSucceeds, ["false true", "true false"]),
        ["F13"] = (CriticalSections, ["abc", "acb", "bac", "bca", "cab", "cba"]),
        ["F14"] = (ClosedOrOpen, ["false", "open"]),
    };

    private static async GoTask<string> WhoIsFirst()
    {
        var ch = new Chan<string>(2);
        Go(async () => await ch.Send("a"));
        Go(async () => await ch.Send("b"));
        return await ch.Receive() + await ch.Receive();
    }

    private static async GoTask<string> ThreeSenders()
    {
        var ch = new Chan<int>();
        for (int i = 0; i < 3; i++)
            Go(async n => await ch.Send(n), i);
        return Said(await ch.Receive(), await ch.Receive(), await ch.Receive());
    }

    private static async GoTask<string> BothAreReady()
    {
        var (a, b) = (new Chan<int>(1), new Chan<int>(1));
        await a.Send(1);
        await b.Send(2);
        return await Select(Receive(a, out var va), Receive(b, out var vb)) switch
        {
            0 => Said(va.Value),
            _ => Said(vb.Value),
        };
    }

    private static async GoTask<string> LostUpdate()
    {
        var n = new AtomicInt32();
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++)
            wg.Go(() => n.Store(n.Load() + 1));
        await wg.Wait();
        return Said(n.Load());
    }

    private static async GoTask<string> StoreBuffers()
    {
        var (x, y) = (new AtomicInt32(), new AtomicInt32());
        var (seenX, seenY) = (0, 0);
        var wg = new WaitGroup();
        wg.Go(() =>
        {
            x.Store(1);
            seenY = y.Load();
        });
        wg.Go(() =>
        {
            y.Store(1);
            seenX = x.Load();
        });
        await wg.Wait();
        return Said(seenX, seenY);
    }

    private static async GoTask<string> TryLock()
    {
        var mu = new Mutex();
        var done = new Chan<bool>();
        Go(async () =>
        {
            await mu.Lock();
            mu.Unlock();
            await done.Send(true);
        });
        bool got = mu.TryLock();
        if (got)
            mu.Unlock();
        await done.Receive();
        return Said(got);
    }

    private static async GoTask<string> WhichIsTheOne()
    {
        var once = new Once();
        var wg = new WaitGroup();
        string first = "";
        wg.Go(async () => await once.Do(() => first = "a"));
        wg.Go(async () => await once.Do(() => first = "b"));
        await wg.Wait();
        return first;
    }

    private static async GoTask<string> BeforeOrAfter()
    {
        var mu = new RWMutex();
        int n = 0;
        var seen = new Chan<int>();
        Go(async () =>
        {
            await mu.RLock();
            int s = n;
            mu.RUnlock();
            await seen.Send(s);
        });
        await mu.Lock();
        n = 1;
        mu.Unlock();
        return Said(await seen.Receive());
    }

    private static async GoTask<string> Look()
    {
        var ch = new Chan<int>(1);
        Go(async () => await ch.Send(7));
        return await Select(Receive(ch, out var v), Default) == 0 ? Said(v.Value) : "empty";
    }

    private static async GoTask<string> EndAndValue()
    {
        var (context, cancel) = Context.WithCancel(Context.Background);
        var ch = new Chan<int>(1);
        Go(() => cancel());
        Go(async () => await ch.Send(1));
        return await Select(Receive(context.Done), Receive(ch)) == 0 ? "cancelled" : "value";
    }

    private static async GoTask<string> HowMany()
    {
        var ch = new Chan<int>(2);
        Go(async () =>
        {
            await ch.Send(1);
            await ch.Send(2);
        });
        return Said(ch.Len);
    }

    private static async GoTask<string> OneSwapSucceeds()
    {
        var n = new AtomicInt32();
        var wg = new WaitGroup();
        var won = new bool[2];
        for (int i = 0; i < 2; i++)
        {
            int own = i;
            wg.Go(() => won[own] = n.CompareAndSwap(0, 1));
        }
        await wg.Wait();
        return Said(won[0], won[1]);
    }

    private static async GoTask<string> CriticalSections()
    {
        var mu = new Mutex();
        var wg = new WaitGroup();
        string order = "";
        foreach (string name in new[] { "a", "b", "c" })
            wg.Go(async () =>
            {
                await mu.Lock();
                order += name;
                mu.Unlock();
            });
        await wg.Wait();
        return order;
    }

    private static async GoTask<string> ClosedOrOpen()
    {
        var ch = new Chan<int>();
        Go(ch.Close);
        return await Select(Receive(ch, out var v), Default) == 0 ? Said(v.Ok) : "open";
    }

    /// <summary>As Go's <c>Sprint</c> says it.</summary>
    private static string Said(params object[] values) =>
        string.Join(
            ' ',
            values.Select(v =>
                Convert.ToString(v, CultureInfo.InvariantCulture)!.ToLowerInvariant()
            )
        );
}
