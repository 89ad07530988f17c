using System.Diagnostics;

namespace Goroutines;

/// <summary>One who stands in a queue, as a debugger shows it: who it is, what it waits for, and where.</summary>
/// <remarks>
/// The queue is read without its lock, because in a debugger the lock's holder may stand still for ever. While the
/// program runs the list may therefore be wrong; it is never endless.
/// </remarks>
[DebuggerDisplay("{_text,nq}")]
internal sealed class WaitingView
{
    private const int Most = 1000;
    private readonly string _text;

    private WaitingView(Waiter waiter) =>
        _text = $"{waiter.Who} [{waiter.Reason.Text()}] at {waiter.File}:{waiter.Line}";

    public override string ToString() => _text;

    /// <summary>All who stand in the queue, the first first.</summary>
    internal static List<WaitingView> Of(WaitQueue queue)
    {
        var views = new List<WaitingView>();
        for (var w = queue.First; w is not null && views.Count < Most; w = w.Next)
            views.Add(new WaitingView(w));
        return views;
    }

    /// <summary>How many stand in the queue.</summary>
    internal static int Count(WaitQueue queue)
    {
        int count = 0;
        for (var w = queue.First; w is not null && count < Most; w = w.Next)
            count++;
        return count;
    }
}
