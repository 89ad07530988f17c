using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>Waits for others to come to where a test wants them, without real time.</summary>
internal static class Until
{
    /// <summary>Lets others run until the condition holds.</summary>
    internal static async GoTask Holds(Func<bool> condition)
    {
        while (!condition())
            await Gosched();
    }

    internal static GoTask Waiting(int count, Mutex mutex) =>
        Holds(() => new Mutex.View(mutex).Waiting.Count == count);

    internal static GoTask Waiting(int count, WaitGroup group) =>
        Holds(() => new WaitGroup.View(group).Waiting.Count == count);

    internal static GoTask Waiting(int count, Cond cond) =>
        Holds(() => new Cond.View(cond).Waiting.Count == count);

    internal static GoTask WaitingToRead(int count, RWMutex mutex) =>
        Holds(() => new RWMutex.View(mutex).WaitingReaders.Count == count);

    internal static GoTask WaitingToWrite(int count, RWMutex mutex) =>
        Holds(() => new RWMutex.View(mutex).WaitingWriters.Count == count);

    /// <summary>Gives everybody who can run plenty of chances to do so.</summary>
    internal static async GoTask OthersHadTheirChance()
    {
        for (int i = 0; i < 100; i++)
            await Gosched();
    }
}
