namespace Litmus;

/// <summary>Locks.</summary>
internal static class Locks
{
    /// <summary>L29: a waiting writer keeps new readers out.</summary>
    internal static async GoTask WriterPreferred()
    {
        var rw = new RWMutex();
        await rw.RLock();
        await rw.RLock();
        Println("two readers; TryLock:", rw.TryLock(), "TryRLock:", rw.TryRLock());
        rw.RUnlock();
        rw.RUnlock();
        var order = new Chan<string>(3);
        Go(async () =>
        {
            await rw.Lock();
            await order.Send("writer");
            rw.Unlock();
        });
        // Until the writer is queued.
        while (rw.TryRLock())
        {
            rw.RUnlock();
            await Gosched();
        }
        Println("writer queued: TryRLock:", rw.TryRLock(), "TryLock:", rw.TryLock());
        Go(async () =>
        {
            await rw.RLock();
            await order.Send("late reader");
            rw.RUnlock();
        });
        for (int i = 0; i < 1000; i++)
            await Gosched();
        Println("while first reader holds, progress:", order.Len);
        rw.RUnlock();
        Println(await order.Receive(), "then", await order.Receive());
        await rw.Lock();
        Println("write held: TryRLock:", rw.TryRLock(), "TryLock:", rw.TryLock());
        rw.Unlock();
        Println("free: TryLock:", rw.TryLock());
    }
}
