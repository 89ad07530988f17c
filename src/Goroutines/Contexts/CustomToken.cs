using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Tokens for contexts of somebody else's type, which do not make their own.</summary>
/// <remarks>
/// Where the type passes another context's end on, that one's token serves. Else a context of ours below it is made
/// once and kept as long as it lives, because each costs a goroutine that watches.
/// </remarks>
internal static class CustomToken
{
    private static readonly ConditionalWeakTable<IContext, CancelContext> s_below = [];

    internal static CancellationToken Of(IContext custom)
    {
        if (custom.Done is null)
            return CancellationToken.None;
        var canceller = ContextChain.Canceller(custom) ?? s_below.GetValue(custom, Below);
        return canceller.Token;
    }

    private static CancelContext Below(IContext custom)
    {
        var below = new CancelContext(custom);
        below.Attach("", 0);
        return below;
    }
}
