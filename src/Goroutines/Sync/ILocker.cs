using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Something that can be locked and unlocked: <c>sync.Locker</c>.</summary>
public interface ILocker
{
    /// <summary>Waits until the lock is free and takes it.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    ValueTask<LockHolder> Lock([CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Gives the lock back.</summary>
    void Unlock();
}
