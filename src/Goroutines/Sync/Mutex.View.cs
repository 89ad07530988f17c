using System.Diagnostics;

namespace Goroutines;

/// <content>What a debugger shows of a mutex.</content>
[DebuggerDisplay("{State,nq}")]
[DebuggerTypeProxy(typeof(View))]
public sealed partial class Mutex
{
    internal bool IsHeld => (Volatile.Read(ref _state) & Held) != 0;

    internal string State =>
        IsHeld ? $"held by {Holder}, {WaitingView.Count(_waiting)} waiting" : "unlocked";

    private string Holder => _holder == 0 ? OutsideContinuation.Name : $"goroutine {_holder}";

    /// <summary>The members that a debugger lists.</summary>
    internal sealed class View(Mutex mutex)
    {
        public string State => mutex.State;

        public IReadOnlyList<WaitingView> Waiting => WaitingView.Of(mutex._waiting);
    }
}
