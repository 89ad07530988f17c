using System.Diagnostics;

namespace Goroutines;

/// <content>What a debugger shows of a once.</content>
[DebuggerDisplay("{State,nq}")]
[DebuggerTypeProxy(typeof(View))]
public sealed partial class Once
{
    internal string State =>
        _done ? "done"
        : _running.IsHeld ? $"running, {_running.State}"
        : "not run yet";

    /// <summary>The members that a debugger lists.</summary>
    internal sealed class View(Once once)
    {
        public string State => once.State;

        public IReadOnlyList<WaitingView> Waiting => new Mutex.View(once._running).Waiting;
    }
}
