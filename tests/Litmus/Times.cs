namespace Litmus;

/// <summary>Timers and tickers by the rules of Go 1.23.</summary>
internal static class Times
{
    /// <summary>L26: a timer's channel holds nothing; no stale value after Stop or Reset.</summary>
    internal static async GoTask Timers() => await Bubble.Run(TimersBody);

    /// <summary>L27: a ticker drops ticks for a slow reader and keeps its beat.</summary>
    internal static async GoTask Tickers() => await Bubble.Run(TickersBody);

    private static string Poll(IReceiveChan<DateTimeOffset> c, DateTimeOffset start) =>
        c.TryReceive(out var v) ? "value +" + Sprint(v - start) : "empty";

    private static async GoTask TimersBody()
    {
        var start = Now();
        var tm = new Goroutines.Timer(Seconds(1));
        Println("len/cap:", tm.C.Len, tm.C.Cap);
        await Sleep(Seconds(3));
        Println("expired, unread: len", tm.C.Len, "Stop:", tm.Stop(), "then", Poll(tm.C, start));
        Println("Stop again:", tm.Stop());
        Println("Reset of stopped:", tm.Reset(Seconds(1)));
        await Sleep(Seconds(5));
        Println("read late:", Poll(tm.C, start));
        Println("Stop after read:", tm.Stop());
        bool afterRead = tm.Reset(Seconds(1));
        Println("Reset after read:", afterRead, "Reset while pending:", tm.Reset(Seconds(2)));
        await Sleep(Seconds(60));
        Println("Reset while expired-unread:", tm.Reset(Seconds(1)), Poll(tm.C, start));
        var v = await tm.C.Receive();
        Println("blocked read: +", v - start, "now +", Since(start));
        Println("zero timer:", Poll(new Goroutines.Timer(TimeSpan.Zero).C, start));
        Println("negative timer:", Poll(new Goroutines.Timer(TimeSpan.FromHours(-1)).C, start));
        var n = new AtomicInt32();
        var af = AfterFunc(Seconds(1), () => n.Add(1));
        Println("AfterFunc C is nil:", af.C is null, "Stop:", af.Stop(), "Stop:", af.Stop());
        af.Reset(Seconds(1));
        await Sleep(Seconds(1));
        await Bubble.Wait();
        Println("runs:", n.Load(), "Stop:", af.Stop(), "Reset:", af.Reset(Seconds(1)));
        await Sleep(Seconds(2));
        await Bubble.Wait();
        Println("runs:", n.Load());
    }

    private static async GoTask TickersBody()
    {
        var start = Now();
        var tk = new Ticker(Seconds(1));
        Console.Write($"{await Tick()} {await Tick()}");
        await Sleep(Seconds(3.5));
        Console.Write($" | {await Tick()} {await Tick()} {await Tick()}");
        tk.Reset(Seconds(10));
        Println(" | after reset", await Tick());
        tk.Stop();
        tk.Stop();
        var anHour = After(TimeSpan.FromHours(1));
        if (await Select(Receive(tk.C, out var tick), Receive(anHour)) == 0)
            Println("wrong", tick.Value, tick.Ok);
        else
            Println("silent after Stop");
        tk.Reset(Seconds(1));
        var again = Now();
        Println("restarted:", await tk.C.Receive() - again);
        tk.Stop();

        async GoTask<string> Tick() => Sprint(await tk.C.Receive() - start);
    }
}
