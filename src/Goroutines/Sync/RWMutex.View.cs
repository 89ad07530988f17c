using System.Diagnostics;

namespace Goroutines;

/// <content>What a debugger shows of a reader/writer lock.</content>
[DebuggerDisplay("{State,nq}")]
[DebuggerTypeProxy(typeof(View))]
public sealed partial class RWMutex
{
    internal string State
    {
        get
        {
            string held =
                _writing ? "held for writing"
                : Readers > 0 ? $"held by {Readers} readers"
                : "unlocked";
            int writers = WaitingView.Count(_waitingWriters);
            int readers = WaitingView.Count(_waitingReaders);
            return $"{held}, {writers} waiting to write, {readers} to read";
        }
    }

    /// <summary>How many hold the lock for reading.</summary>
    private int Readers => IsAnnounced ? _before : _readers.Sum;

    /// <summary>The members that a debugger lists.</summary>
    internal sealed class View(RWMutex mutex)
    {
        public string State => mutex.State;

        public IReadOnlyList<WaitingView> WaitingWriters => WaitingView.Of(mutex._waitingWriters);

        public IReadOnlyList<WaitingView> WaitingReaders => WaitingView.Of(mutex._waitingReaders);
    }
}
