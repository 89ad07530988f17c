namespace Goroutines;

/// <summary>A case of a select, as <c>Receive(ch)</c>, <c>Send(ch, v)</c> and <c>Default</c> make them.</summary>
/// <remarks>
/// It may be kept and used again in a loop, by one goroutine at a time. Its waiter is its own: while a select waits,
/// the case stands in its channel's queue.
/// </remarks>
public abstract class SelectCase
{
    private protected SelectCase(IChanLock? channel, string file, int line)
    {
        Lock = channel;
        File = file;
        Line = line;
    }

    /// <summary>Where the case was written; empty for default.</summary>
    internal string File { get; }

    /// <summary>Line in <see cref="File"/>.</summary>
    internal int Line { get; }

    /// <summary>The lock of its channel; null for a nil channel and for default, which are never ready.</summary>
    internal IChanLock? Lock { get; }

    /// <summary>The place of that lock among those that a select takes.</summary>
    internal long Order => Lock!.Order;

    /// <summary>Whether it could go on, seen without the lock: a hint.</summary>
    internal abstract bool LooksReady { get; }

    /// <summary>A goroutine that is watched is about to select among this and other cases.</summary>
    internal abstract void Watch(Goroutine running);

    /// <summary>Under the lock: carries the operation out if nobody need wait.</summary>
    /// <param name="partner">Who waited on the other side, to be woken when the lock is given back.</param>
    /// <param name="panics">Whether it is a send to a closed channel, which is ready, and panics when chosen.</param>
    internal abstract bool TryNow(out IWakeable? partner, out bool panics);

    /// <summary>Under the lock: stands in the channel's queue for the select.</summary>
    internal abstract void Join(Selection selection, int index);

    /// <summary>Leaves the channel's queue, if it still stands there; for a case that has not won.</summary>
    internal abstract void Leave();

    /// <summary>Takes what the partner left when the select had waited; panics for a send to a closed channel.</summary>
    internal abstract void TakeResult();

    /// <summary>Notes in the trace that the case was carried out.</summary>
    internal abstract void Note(Goroutine? running);

    /// <summary>Says that the select has done something to the case's channel.</summary>
    internal abstract void Note(Goroutine? running, OperationKind operation);
}

/// <summary>Whoever waits and can be woken without knowing the type of the values.</summary>
internal interface IWakeable
{
    /// <param name="here">The calling thread, if it runs goroutines.</param>
    void WakeUp(Runner? here);
}

/// <summary>The default case: <c>default:</c>.</summary>
internal sealed class DefaultCase : SelectCase
{
    internal static readonly DefaultCase Instance = new();

    private DefaultCase()
        : base(null, "", 0) { }

    internal override bool LooksReady => false;

    internal override void Watch(Goroutine running) { }

    internal override bool TryNow(out IWakeable? partner, out bool panics)
    {
        partner = null;
        panics = false;
        return false;
    }

    internal override void Join(Selection selection, int index) { }

    internal override void Leave() { }

    internal override void TakeResult() { }

    internal override void Note(Goroutine? running) { }

    internal override void Note(Goroutine? running, OperationKind operation) { }
}
