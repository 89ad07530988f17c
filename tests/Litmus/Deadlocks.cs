namespace Litmus;

/// <summary>Programs in which nothing can ever run again.</summary>
internal static class Deadlocks
{
    /// <summary>L01: main receives where nobody sends.</summary>
    internal static async GoTask Receive()
    {
        Println("start");
        await new Chan<int>().Receive();
        Println("unreachable");
    }

    /// <summary>L02: several goroutines, each asleep for a reason of its own.</summary>
    internal static async GoTask Many()
    {
        GoRuntime.GOMAXPROCS(1);
        var wg = new WaitGroup();
        wg.Add(3);
        var full = new Chan<int>(1);
        await full.Send(1);
        Go(async () =>
        {
            using var done = Defer(wg.Done);
            await full.Send(2);
        });
        Go(async () =>
        {
            using var done = Defer(wg.Done);
            await Select(Builtin.Receive(new Chan<bool>()), Send(full, 3));
        });
        Go(async () =>
        {
            using var done = Defer(wg.Done);
            await Builtin.Receive<string>(null);
        });
        Println("waiting");
        await wg.Wait();
    }

    /// <summary>L03: a send on a nil channel.</summary>
    internal static async GoTask NilSend() => await Send(null, 1);

    /// <summary>L04: an empty select; a sleeper puts the verdict off.</summary>
    internal static async GoTask EmptySelect()
    {
        Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(20));
            Println("sleeper done");
        });
        await Select();
    }
}
