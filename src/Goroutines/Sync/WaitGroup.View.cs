using System.Diagnostics;

namespace Goroutines;

/// <content>What a debugger shows of a wait group.</content>
[DebuggerDisplay("{State,nq}")]
[DebuggerTypeProxy(typeof(View))]
public sealed partial class WaitGroup
{
    internal string State => $"counter {_count}, {WaitingView.Count(_waiting)} waiting";

    /// <summary>The members that a debugger lists.</summary>
    internal sealed class View(WaitGroup group)
    {
        public string State => group.State;

        public IReadOnlyList<WaitingView> Waiting => WaitingView.Of(group._waiting);
    }
}
