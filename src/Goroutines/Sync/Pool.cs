using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Objects that are free to be used again: <c>sync.Pool</c>.</summary>
/// <typeparam name="T">Type of the objects.</typeparam>
/// <remarks>
/// <para>
/// Each processor has a place for one object, so that a goroutine which gets and puts shares nothing with those on
/// other processors; what finds its place taken goes to <c>_overflow</c>, which <c>_lock</c> guards. An object
/// leaves its place by an atomic exchange, so no two callers get the same one.
/// </para>
/// <para>
/// The pool keeps nothing for good: a garbage collection of the oldest generation empties it, as Go's does, and
/// <see cref="PoolCleaner"/> says how. Only in the simulator, where a program must run the same way each time, it does not.
/// </para>
/// </remarks>
public sealed class Pool<T> : ICleanable
    where T : class
{
    // The same everywhere, so that a simulated program finds the same objects on every machine.
    private const int Places = 64;

    private readonly T?[] _places = new T?[Places];
    private readonly Stack<T> _overflow = new();
    private BitLock _lock;
    private Subject _subject;
    private int _hasCleaner;

    // For the race detector: of each object that was put, what came before that.
    private ConditionalWeakTable<T, VectorClock>? _clocks;

    /// <summary>Makes an object where there is none to be had: <c>p.New</c>. Null for none.</summary>
    public Func<T>? New { get; set; }

    /// <summary>Takes an object out, or makes one: <c>p.Get()</c>.</summary>
    /// <returns>Any object that was put, or what <see cref="New"/> makes; null if that is null.</returns>
    public T? Get() =>
        Operations.After(Acquire(TakeOut()), OperationKind.Update, ref _subject) ?? New?.Invoke();

    private T? TakeOut()
    {
        ref var place = ref Place();
        if (
            Volatile.Read(ref place) is not null
            && Interlocked.Exchange(ref place, null) is { } item
        )
            return item;
        _lock.Enter();
        bool found = _overflow.TryPop(out item);
        _lock.Exit();
        return found ? item : null;
    }

    /// <summary>Puts an object in for others to use: <c>p.Put(x)</c>. Whoever puts it must not use it any more.</summary>
    /// <param name="item">The object; nothing happens if it is null.</param>
    public void Put(T? item)
    {
        if (item is null)
            return;
        if (Operations.IsWatching)
            Release(item);
        if (Interlocked.CompareExchange(ref Place(), item, null) is not null)
        {
            _lock.Enter();
            _overflow.Push(item);
            _lock.Exit();
        }
        if (Volatile.Read(ref _hasCleaner) == 0)
            StartCleaner();
        if (Operations.IsWatching)
            Operations.Did(OperationKind.Update, ref _subject);
    }

    private void Release(T item)
    {
        if (Ordering.Release() is not { } clock)
            return;
        if (Volatile.Read(ref _clocks) is not { } clocks)
        {
            var made = new ConditionalWeakTable<T, VectorClock>();
            clocks = Interlocked.CompareExchange(ref _clocks, made, null) ?? made;
        }
        clocks.AddOrUpdate(item, clock);
    }

    private T? Acquire(T? item)
    {
        if (
            item is not null
            && Volatile.Read(ref _clocks) is { } clocks
            && clocks.TryGetValue(item, out var clock)
        )
            Ordering.Strand?.Acquire(clock);
        return item;
    }

    void ICleanable.Clean()
    {
        foreach (ref var place in _places.AsSpan())
            Interlocked.Exchange(ref place, null);
        _lock.Enter();
        _overflow.Clear();
        _lock.Exit();
    }

    /// <summary>The place of the running goroutine's processor; plain .NET code has one by its thread.</summary>
    private ref T? Place()
    {
        int index = Goroutine.Current?.Processor ?? Environment.CurrentManagedThreadId;
        return ref _places[index % Places];
    }

    private void StartCleaner()
    {
        bool isSimulated = Goroutine.Current?.Program.IsSimulated == true;
        if (!isSimulated && Interlocked.Exchange(ref _hasCleaner, 1) == 0)
            PoolCleaner.Watch(this);
    }
}
