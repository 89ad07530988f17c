using Goroutines;

namespace Goroutines.Tests;

/// <summary>What a function dies of.</summary>
internal static class Caught
{
    /// <summary>Runs a function that must end with a runtime error, and gives that one's text.</summary>
    internal static async GoTask<string> Panic(Func<GoTask> f)
    {
        try
        {
            await f();
        }
        catch (RuntimePanicException p)
        {
            return p.Message;
        }
        return "no panic";
    }
}
