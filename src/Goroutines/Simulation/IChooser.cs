namespace Goroutines;

/// <summary>Who decides wherever the simulated machine could go on in more than one way.</summary>
internal interface IChooser
{
    /// <summary>One of <paramref name="count"/> possibilities, from 0.</summary>
    int Choose(int count);

    /// <summary>Whether the running goroutine is interrupted here, though it could go on.</summary>
    bool Interrupts();
}

/// <summary>Always the first possibility, no interruptions: the machine as the real scheduler's policy has it.</summary>
internal sealed class InOrderChooser : IChooser
{
    public int Choose(int count) => 0;

    public bool Interrupts() => false;
}

/// <summary>Random choices from a seed: the same seed, the same run, on every machine.</summary>
/// <param name="seed">Any number.</param>
internal sealed class RandomChooser(long seed) : IChooser
{
    /// <summary>One interruption in so many operations that could go on at once.</summary>
    private const int InterruptOneIn = 4;

    private ulong _state = (ulong)seed;

    public int Choose(int count) => count == 1 ? 0 : (int)(Next() % (ulong)count);

    public bool Interrupts() => Next() % InterruptOneIn == 0;

    // SplitMix64 (Steele, Lea, Flood 2014): written out, because the framework's generator may change.
    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
