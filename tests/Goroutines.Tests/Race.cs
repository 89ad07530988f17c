namespace Goroutines.Tests;

/// <summary>Two plain threads that do something at the very same time, again and again.</summary>
/// <remarks>What goes wrong between two processors only, goroutines rarely hit: they start one after the other.</remarks>
internal static class Race
{
    /// <summary>Calls both for each round; each thread waits, spinning, for the other before a round.</summary>
    internal static void Run(int rounds, Action<int> one, Action<int> other)
    {
        int arrived = 0;
        Exception? failure = null;
        var thread = new Thread(() => Rounds(other)) { IsBackground = true };
        thread.Start();
        Rounds(one);
        thread.Join();
        Assert.Null(failure);

        bool BothArrived(int round) => Volatile.Read(ref arrived) >= 2 * (round + 1);

        void Rounds(Action<int> work)
        {
            try
            {
                for (int round = 0; round < rounds; round++)
                {
                    Interlocked.Increment(ref arrived);
                    for (int spins = 0; !BothArrived(round) && failure is null; spins++)
                    {
                        Thread.SpinWait(1);
                        // On a busy machine the other may be off its core; but who yields too soon races nobody.
                        if (spins > 20_000)
                            Thread.Yield();
                    }
                    work(round);
                }
            }
            catch (Exception e)
            {
                Volatile.Write(ref failure, e);
            }
        }
    }
}
