namespace Goroutines;

/// <summary>A lock that is held; disposing it unlocks: <c>using (await mu.Lock())</c>.</summary>
public readonly struct LockHolder : IDisposable, IEquatable<LockHolder>
{
    private readonly ILocker? _locker;

    internal LockHolder(ILocker locker) => _locker = locker;

    /// <summary>Unlocks.</summary>
    public void Dispose() => _locker?.Unlock();

    /// <inheritdoc/>
    public bool Equals(LockHolder other) => ReferenceEquals(_locker, other._locker);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LockHolder other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _locker?.GetHashCode() ?? 0;

    /// <summary>Whether both hold the same lock.</summary>
    public static bool operator ==(LockHolder left, LockHolder right) => left.Equals(right);

    /// <summary>Whether they hold different locks.</summary>
    public static bool operator !=(LockHolder left, LockHolder right) => !left.Equals(right);
}
