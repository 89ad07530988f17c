namespace Goroutines;

/// <summary>One case of a select in a channel's queue.</summary>
/// <remarks>
/// Several of them compete to decide their <see cref="Selection"/>, and it is that one's goroutine that is woken. They are a
/// type of their own because of the others, of which there may be a million: those need not remember a select.
/// </remarks>
internal sealed class CaseWaiter<T>() : ChanWaiter<T>(isCase: true)
{
    /// <summary>The select, as long as it stands in the queue.</summary>
    internal Selection? Selection { get; private set; }

    /// <summary>Which case.</summary>
    internal int Case { get; private set; }

    internal override string Who => Selection?.Who ?? base.Who;

    /// <summary>Stands for a case from now on.</summary>
    internal void Begin(Selection selection, int index)
    {
        Selection = selection;
        Case = index;
    }

    /// <summary>The select has been decided.</summary>
    internal void End() => Selection = null;

    /// <summary>Decides the select for this case, if nobody else has.</summary>
    internal bool ClaimCase() => Selection!.Claim(Case);
}
