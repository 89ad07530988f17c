using System.Diagnostics;

namespace Goroutines;

/// <content>What a debugger shows of a condition.</content>
[DebuggerDisplay("{State,nq}")]
[DebuggerTypeProxy(typeof(View))]
public sealed partial class Cond
{
    internal string State => $"{WaitingView.Count(_waiting)} waiting";

    /// <summary>The members that a debugger lists.</summary>
    internal sealed class View(Cond cond)
    {
        public ILocker L => cond.L;

        public IReadOnlyList<WaitingView> Waiting => WaitingView.Of(cond._waiting);
    }
}
