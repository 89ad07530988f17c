namespace Litmus;

/// <summary>Closed channels.</summary>
internal static class Closing
{
    /// <summary>L08: closing wakes receivers with zero values, and makes senders panic.</summary>
    internal static async GoTask BlockedWhenClosed() => await Bubble.Run(Body);

    /// <summary>L09: what was buffered survives the close, then come zero values for ever.</summary>
    internal static async GoTask Drain()
    {
        var c = new Chan<(int A, string B)>(5);
        await c.Send((1, "x"));
        await c.Send((2, "y"));
        c.Close();
        Println(c.Len, c.Cap);
        for (int i = 0; i < 4; i++)
        {
            var (v, ok) = await c.ReceiveOk();
            Println($"{{a:{v.A} b:{v.B}}} {Sprint(ok)} len={c.Len}");
        }
        var d = new Chan<int>(3);
        await d.Send(7);
        await d.Send(8);
        d.Close();
        await foreach (int v in d)
            Println("range", v);
        if (await Select(Receive(d, out var last), Default) == 0)
            Println("select closed:", last.Value, last.Ok);
        else
            Println("default: wrong");
        Chan<int>? nil = null;
        Println("nil chan:", Len(nil), Cap(nil), nil is null);
    }

    private static async GoTask Body()
    {
        var rc = new Chan<int>();
        var got = new Chan<string>(3);
        for (int i = 0; i < 3; i++)
            Go(async () =>
            {
                var (v, ok) = await rc.ReceiveOk();
                await got.Send($"{v} {Sprint(ok)}");
            });
        await Bubble.Wait();
        rc.Close();
        for (int i = 0; i < 3; i++)
            Println("receiver:", await got.Receive());
        var sc = new Chan<int>();
        for (int i = 0; i < 2; i++)
            Go(() => Caught(async () => await sc.Send(1), got));
        var sel = new Chan<int>();
        Go(() => Caught(async () => await Select(Send(sel, 1), Receive(new Chan<int>())), got));
        await Bubble.Wait();
        sc.Close();
        sel.Close();
        for (int i = 0; i < 3; i++)
            Println("sender:", await got.Receive());
    }

    private static async GoTask Caught(Func<GoTask> f, Chan<string> got)
    {
        try
        {
            await f();
        }
        catch (PanicException p)
        {
            await got.Send(Sprint(Recover(p)));
        }
    }
}
