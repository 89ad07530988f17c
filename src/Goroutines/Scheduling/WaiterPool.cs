namespace Goroutines;

/// <summary>Waiters that may be used again, for each thread its own, so that steady traffic allocates nothing.</summary>
internal static class WaiterPool<TWaiter>
    where TWaiter : Waiter, new()
{
    // Waiters are rented on one thread and given back on another: the bound keeps a one-way flow from piling up.
    private const int Most = 256;

    [ThreadStatic]
    private static Waiter? t_first;

    [ThreadStatic]
    private static int t_count;

    internal static TWaiter Rent()
    {
        var waiter = t_first;
        if (waiter is null)
            return new TWaiter();
        t_first = waiter.Next;
        t_count--;
        waiter.Next = null;
        return (TWaiter)waiter;
    }

    internal static void Return(TWaiter waiter)
    {
        if (t_count >= Most)
            return;
        waiter.Next = t_first;
        t_first = waiter;
        t_count++;
    }
}
