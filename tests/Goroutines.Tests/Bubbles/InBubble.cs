namespace Goroutines.Tests.Bubbles;

/// <summary>Runs a test's body in a bubble: its times are exact on every machine.</summary>
internal static class InBubble
{
    internal static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs a body that must end well, and gives its output.</summary>
    internal static Task<string> Run(string machine, Func<GoTask> body) =>
        Machine.Output(machine, async () => await Bubble.Run(body));

    /// <summary>What running a body in a bubble panics with; null if it ends well.</summary>
    internal static async GoTask<PanicException?> PanicOf(Func<GoTask> body)
    {
        try
        {
            await Bubble.Run(body);
            return null;
        }
        catch (PanicException p)
        {
            Builtin.Recover(p);
            return p;
        }
    }

    /// <summary>How long the bubble has existed, on its own clock.</summary>
    internal static TimeSpan Elapsed => Builtin.Since(Epoch);
}
