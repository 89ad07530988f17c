using System.Runtime.InteropServices;

namespace Goroutines;

/// <summary>Something that can drop what it keeps for later.</summary>
internal interface ICleanable
{
    /// <summary>Drops it. Called by the garbage collector's thread.</summary>
    void Clean();
}

/// <summary>Tells a pool whenever the garbage collector has collected the oldest generation.</summary>
/// <remarks>
/// Nobody refers to it, so each collection that looks at it calls its finalizer, where it registers anew. After two
/// collections it is of the oldest generation itself and seen by no others. It holds its pool weakly: when that is
/// gone it goes too.
/// </remarks>
internal sealed class PoolCleaner
{
    // Not a WeakReference: that has a finalizer too, which may run before this one's.
    private readonly WeakGCHandle<ICleanable> _pool;
    private int _seen = GC.CollectionCount(GC.MaxGeneration);

    private PoolCleaner(ICleanable pool) => _pool = new(pool);

#pragma warning disable MA0055 // It frees nothing: a finalizer is how .NET tells that a collection has been.
    ~PoolCleaner()
#pragma warning restore MA0055
    {
        if (!_pool.TryGetTarget(out var pool))
        {
            _pool.Dispose();
            return;
        }
        int collections = GC.CollectionCount(GC.MaxGeneration);
        if (collections != _seen)
            pool.Clean();
        _seen = collections;
        GC.ReRegisterForFinalize(this);
    }

    internal static void Watch(ICleanable pool) => _ = new PoolCleaner(pool);
}
