namespace Litmus;

/// <summary>
/// Small programs whose Go twins were run with real Go: <c>Litmus L07</c> runs one on real cores,
/// <c>Litmus L07 --simulate</c> in the simulator, <c>--trace</c> with every event. What they print and how they exit must be what Go's did.
/// </summary>
internal static class Program
{
    internal static readonly Dictionary<string, Func<GoTask>> All = new(StringComparer.Ordinal)
    {
        ["L01"] = Deadlocks.Receive,
        ["L02"] = Deadlocks.Many,
        ["L03"] = Deadlocks.NilSend,
        ["L04"] = Deadlocks.EmptySelect,
        ["L05"] = Misuse.Recoverable,
        ["L06"] = Panics.SendOnClosed,
        ["L07"] = Misuse.FatalUnlock,
        ["L08"] = Closing.BlockedWhenClosed,
        ["L09"] = Closing.Drain,
        ["L10"] = Selects.NilMerge,
        ["L11"] = Selects.Fairness,
        ["L12"] = Order.FanIn,
        ["L13"] = Classics.Sieve,
        ["L14"] = Classics.PingPong,
        ["L15"] = Order.Rendezvous,
        ["L16"] = Order.WaitQueues,
        ["L17"] = Endings.MainReturns,
        ["L18"] = Endings.MainGoexits,
        ["L19"] = Panics.InGoroutine,
        ["L20"] = Panics.Chain,
        ["L21"] = Panics.Again,
        ["L22"] = Panics.DeferRecoverGoexit,
        ["L23"] = Contexts.Tree,
        ["L24"] = Contexts.VirtualTime,
        ["L25"] = Groups.FirstError,
        ["L26"] = Times.Timers,
        ["L27"] = Times.Tickers,
        ["L28"] = Onces.UnderPanics,
        ["L29"] = Locks.WriterPreferred,
        ["L30"] = Bubbles.Stuck,
    };

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Length == 0 || !All.TryGetValue(arguments[0], out var main))
        {
            await Console.Error.WriteLineAsync(
                $"usage: Litmus {All.Keys.First()}…{All.Keys.Last()} [--simulate [--trace]]"
            );
            return 64;
        }
        return arguments.Contains("--simulate")
            ? Simulate(main, arguments.Contains("--trace"))
            : await GoRuntime.Main(main);
    }

    private static int Simulate(Func<GoTask> main, bool trace)
    {
        var run = Simulator.Run(main, new SimulationOptions { Trace = trace, Seed = 1 });
        if (run.Trace is not null)
            Console.WriteLine(string.Join('\n', run.Trace.Events));
        return run.ExitCode;
    }
}
