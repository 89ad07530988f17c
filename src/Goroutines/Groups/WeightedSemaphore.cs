using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A number of units that goroutines take and give back: <c>semaphore.Weighted</c>.</summary>
/// <remarks>
/// Who waits is served in the order of arrival: a small request does not pass a big one, which would starve. So
/// <c>_lock</c>, which guards everything, keeps this: somebody waits only if the first in the queue must.
/// </remarks>
public sealed class WeightedSemaphore
{
    private readonly long _size;
    private readonly LinkedList<Request> _queue = [];
    private BitLock _lock;
    private long _taken;
    private Subject _subject;

    // For the race detector: all that came before units were given back.
    private VectorClock? _clock;

    /// <summary>Makes a semaphore: <c>semaphore.NewWeighted(n)</c>.</summary>
    /// <param name="n">How many units there are.</param>
    public WeightedSemaphore(long n) => _size = n;

    /// <summary>Takes units, waiting until they are free or the context is done: <c>sem.Acquire(ctx, n)</c>.</summary>
    /// <param name="context">The context. If it is done nothing is taken, even if enough is free.</param>
    /// <param name="n">How many. More than there are waits for the context only, and in nobody's way.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Null when they are taken, else the context's error.</returns>
    public ValueTask<Exception?> Acquire(
        IContext context,
        long n,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Err is { } err)
            return new(err);
        if (n > _size)
            return WaitInVain(context, file, line);
        _lock.Enter();
        if (TakeNow(n))
        {
            _lock.Exit();
            Ordering.Acquire(Goroutine.Current, ref _clock);
            Operations.Did(OperationKind.Update, ref _subject);
            return default;
        }
        var place = _queue.AddLast(new Request(n));
        _lock.Exit();
        Operations.Note(OperationKind.Change, ref _subject);
        return Wait(context, place, file, line);
    }

    /// <summary>Takes units if they are free and nobody waits for some: <c>sem.TryAcquire(n)</c>.</summary>
    /// <param name="n">How many.</param>
    /// <returns>Whether they were taken.</returns>
    public bool TryAcquire(long n)
    {
        _lock.Enter();
        bool taken = TakeNow(n);
        _lock.Exit();
        if (taken)
            Ordering.Acquire(Goroutine.Current, ref _clock);
        Operations.Did(taken ? OperationKind.Update : OperationKind.Look, ref _subject);
        return taken;
    }

    /// <summary>Gives units back: <c>sem.Release(n)</c>.</summary>
    /// <param name="n">How many.</param>
    /// <exception cref="PanicException"><c>semaphore: released more than held</c>.</exception>
    public void Release(long n)
    {
        Ordering.Release(Goroutine.Current, ref _clock);
        _lock.Enter();
        if (n > _taken)
        {
            _lock.Exit();
            throw new PanicException("semaphore: released more than held");
        }
        _taken -= n;
        ServeQueueAndUnlock();
    }

    private static async ValueTask<Exception?> WaitInVain(IContext context, string file, int line)
    {
        await new ReceiveCase<Unit>(context.Done, file, line);
        return context.Err;
    }

    private async ValueTask<Exception?> Wait(
        IContext context,
        LinkedListNode<Request> place,
        string file,
        int line
    )
    {
        var served = new ReceiveCase<Unit>(place.Value.Served, file, line);
        var done = new ReceiveCase<Unit>(context.Done, file, line);
        int decided = await Selecting.Select([served, done], file, line);
        if (decided == 0 && context.Err is null)
        {
            Ordering.Acquire(Goroutine.Current, ref _clock);
            return null;
        }
        // Served or not, to a context that is done it must look as if nothing had been taken.
        _lock.Enter();
        if (place.List is null)
            _taken -= place.Value.Count;
        else
            _queue.Remove(place);
        ServeQueueAndUnlock();
        return context.Err;
    }

    /// <summary>Under the lock: takes units if that passes nobody.</summary>
    private bool TakeNow(long n)
    {
        bool isFree = _queue.Count == 0 && n <= _size - _taken;
        if (isFree)
            _taken += n;
        return isFree;
    }

    /// <summary>Under the lock, which it gives back: gives units to the first in the queue as long as they suffice.</summary>
    private void ServeQueueAndUnlock()
    {
        List<Request>? served = null;
        while (_queue.First is { Value: var next } && next.Count <= _size - _taken)
        {
            _taken += next.Count;
            _queue.RemoveFirst();
            (served ??= []).Add(next);
        }
        _lock.Exit();
        Operations.Note(OperationKind.Update, ref _subject);
        if (served is not null)
            foreach (var request in served)
                request.Served.Close();
        Operations.Point();
    }

    /// <summary>Somebody who waits: for how many units, and the channel that is closed when it has them.</summary>
    private sealed record Request(long Count)
    {
        internal Chan<Unit> Served { get; } = new();
    }
}
