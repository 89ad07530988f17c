namespace Litmus;

/// <summary>Misuses, recoverable and not.</summary>
internal static class Misuse
{
    /// <summary>L05: misuses that are ordinary panics, and which of them are runtime errors.</summary>
    internal static async GoTask Recoverable()
    {
        var closed = new Chan<int>(1);
        closed.Close();
        await Try("close nil", async () => Close<int>(null));
        await Try("close closed", async () => Close(closed));
        await Try("send closed", async () => await closed.Send(1));
        await Try(
            "select send closed",
            async () =>
            {
                if (await Select(Send(closed, 1), Default) == 1)
                    Println("default must not be chosen");
            }
        );
        await Try("make negative", async () => _ = new Chan<int>(-1));
        await Try("negative waitgroup", async () => new WaitGroup().Done());
        await Try("ticker zero", async () => _ = new Ticker(TimeSpan.Zero));
        await Try(
            "ticker reset",
            async () =>
            {
                var ticker = new Ticker(TimeSpan.FromHours(1));
                using var stopped = Defer(ticker.Stop);
                ticker.Reset(TimeSpan.FromTicks(-1));
            }
        );
        await Try("timer zero stop", async () => new Goroutines.Timer().Stop());
        await Try("timer zero reset", async () => new Goroutines.Timer().Reset(Seconds(1)));
        bool isNil = Tick(TimeSpan.Zero) is null;
        Println("tick(0) is nil:", isNil, "tick(-1) is nil:", Tick(TimeSpan.FromTicks(-1)) is null);
    }

    /// <summary>L07: unlocking an unlocked mutex is fatal: nothing recovers it, nothing deferred runs.</summary>
    internal static async GoTask FatalUnlock()
    {
        using var deferred = Defer(() => Println("deferred: must not appear"));
        try
        {
            var mu = new Mutex();
            await mu.Lock();
            mu.Unlock();
            Println("before");
            mu.Unlock();
        }
        catch (PanicException p)
        {
            Println("recovered:", Recover(p));
        }
    }

    private static async GoTask Try(string name, Func<GoTask> f)
    {
        try
        {
            await f();
        }
        catch (PanicException p)
        {
            Recover(p);
            bool isRuntimeError = p is RuntimePanicException;
            // A runtime error is an error; the other panics here carry plain strings.
            bool isError = isRuntimeError || p.Value is Exception;
            Println(
                $"{name}: {p.Message} | runtime.Error={Sprint(isRuntimeError)} error={Sprint(isError)}"
            );
        }
    }
}
