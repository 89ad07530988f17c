namespace Goroutines.Tests.Atomics;

/// <summary>One order of all atomic operations that everybody sees, on real cores.</summary>
public sealed class SequentialTests
{
    private const int Rounds = 20_000;

    [Fact]
    [Trait("Rule", "ATOM-03")]
    public void Of_two_that_store_and_then_load_the_others_one_sees_the_store()
    {
        // Each core may keep a store to itself for a while: with volatile accesses both would load 0 at times.
        var x = Make();
        var y = Make();
        int[] seenOfX = new int[Rounds];
        int[] seenOfY = new int[Rounds];
        Race.Run(
            Rounds,
            round =>
            {
                x[round].Store(1);
                seenOfY[round] = y[round].Load();
            },
            round =>
            {
                y[round].Store(1);
                seenOfX[round] = x[round].Load();
            }
        );
        Assert.DoesNotContain(Enumerable.Range(0, Rounds), r => seenOfX[r] + seenOfY[r] == 0);
    }

    private static AtomicInt32[] Make()
    {
        var atomics = new AtomicInt32[Rounds];
        for (int i = 0; i < Rounds; i++)
            atomics[i] = new AtomicInt32();
        return atomics;
    }
}
