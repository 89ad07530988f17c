namespace Goroutines;

/// <summary>Marsaglia's xorshift: random enough to choose a victim or a ready case, and a few instructions short.</summary>
internal sealed class Xorshift(uint seed)
{
    private uint _state = seed | 1;

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    internal int Next(int count)
    {
        uint x = _state;
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        _state = x;
        return (int)((ulong)x * (uint)count >> 32);
    }
}
