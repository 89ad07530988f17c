namespace Litmus;

/// <summary>Things that happen once.</summary>
internal static class Onces
{
    /// <summary>L28: Once and its relatives under panics, Goexit and company.</summary>
    internal static async GoTask UnderPanics()
    {
        var o = new Once();
        await Try("Do panics", async () => await o.Do(() => Panic("p1")));
        await Try("Do again", async () => await o.Do(() => Println("must not run")));

        int calls = 0;
        var f = OnceFunc(() =>
        {
            calls++;
            Panic("of");
        });
        await Try("OnceFunc 1", f);
        await Try("OnceFunc 2", f);
        Println("calls", calls);

        var v = OnceValue(() =>
        {
            calls += 10;
            return 42;
        });
        var wg = new WaitGroup();
        int[] results = new int[20];
        for (int i = 0; i < results.Length; i++)
        {
            int each = i;
            wg.Go(async () => results[each] = await v());
        }
        await wg.Wait();
        Println("OnceValue all equal:", results.All(r => r == 42), "calls", calls);
        var (a, err) = await OnceValues(() => ("x", new InvalidOperationException("e")))();
        Println(a, err);

        await ExitsInside();
        await SecondWaits();
    }

    private static async GoTask ExitsInside()
    {
        var once = new Once();
        var done = new Chan<bool>();
        Go(async () =>
        {
            using var closed = Defer(done.Close);
            await once.Do(Goexit);
            Println("unreachable");
        });
        await done.Receive();
        await once.Do(() => Println("must not run"));
    }

    private static async GoTask SecondWaits()
    {
        var once = new Once();
        var slow = new Chan<bool>();
        var release = new Chan<bool>();
        string state = "unset";
        Go(async () =>
            await once.Do(async () =>
            {
                slow.Close();
                await release.Receive();
                state = "set";
            })
        );
        await slow.Receive();
        var got = new Chan<string>();
        Go(async () =>
        {
            await once.Do(() => { });
            await got.Send(state);
        });
        release.Close();
        Println("second caller waited for the first:", await got.Receive());
    }

    private static async GoTask Try(string name, Func<GoTask> f)
    {
        object? recovered = null;
        try
        {
            await f();
        }
        catch (PanicException p)
        {
            recovered = Recover(p);
        }
        Println(name, "->", recovered);
    }
}
