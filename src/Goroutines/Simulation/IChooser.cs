namespace Goroutines;

/// <summary>Who decides wherever the simulated machine could go on in more than one way.</summary>
internal interface IChooser
{
    /// <summary>One of <paramref name="count"/> possibilities, from 0; asked only where there are two or more.</summary>
    int Choose(int count);

    /// <summary>Who of those that stand in a core's queue runs next.</summary>
    /// <returns>The place in <paramref name="ready"/>.</returns>
    int ChooseNext(IReadOnlyList<IRunnable> ready);

    /// <summary>Whether <paramref name="running"/> is interrupted here, though it could go on.</summary>
    /// <param name="running">The goroutine.</param>
    /// <param name="ready">Who would run instead: at least one.</param>
    bool Interrupts(Goroutine running, IReadOnlyList<IRunnable> ready);

    /// <summary>A goroutine begins or goes on to run.</summary>
    void Runs(Goroutine goroutine) { }

    /// <summary>The running goroutine has touched something that goroutines share.</summary>
    void Touched(long subject, Access access) { }

    /// <summary>A goroutine can run now.</summary>
    /// <param name="goroutine">A new one, or one whose wait is over.</param>
    /// <param name="byRunning">Whether the running goroutine has brought that about; else time has.</param>
    void Readied(Goroutine goroutine, bool byRunning) { }
}

/// <summary>Always the first possibility, no interruptions: the machine as the real scheduler's policy has it.</summary>
internal sealed class InOrderChooser : IChooser
{
    public int Choose(int count) => 0;

    public int ChooseNext(IReadOnlyList<IRunnable> ready) => 0;

    public bool Interrupts(Goroutine running, IReadOnlyList<IRunnable> ready) => false;
}

/// <summary>Random choices from a seed: the same seed, the same run, on every machine.</summary>
/// <param name="seed">Any number.</param>
internal sealed class RandomChooser(long seed) : IChooser
{
    /// <summary>One interruption in so many operations that could go on at once.</summary>
    private const int InterruptOneIn = 4;

    private ulong _state = (ulong)seed;

    public int Choose(int count) => (int)(Next() % (ulong)count);

    public int ChooseNext(IReadOnlyList<IRunnable> ready) =>
        ready.Count == 1 ? 0 : Choose(ready.Count);

    public bool Interrupts(Goroutine running, IReadOnlyList<IRunnable> ready) =>
        Next() % InterruptOneIn == 0;

    // SplitMix64 (Steele, Lea, Flood 2014): written out, because the framework's generator may change.
    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
