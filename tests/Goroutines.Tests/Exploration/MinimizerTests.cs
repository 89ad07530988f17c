using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>Making a schedule smaller.</summary>
public sealed class MinimizerTests
{
    /// <summary>With a thousand goroutines one run takes long, and there are thousands of departures to leave out.</summary>
    [Fact]
    public async Task A_fault_of_a_large_program_is_made_smaller_only_as_long_as_was_allowed()
    {
        var exploring = Task.Run(() =>
            Simulator.Explore(
                AThousand,
                new ExploreOptions
                {
                    Strategy = ExploreStrategy.Random,
                    MaxSchedules = 4,
                    MaxTime = TimeSpan.FromSeconds(2),
                    MaxSteps = 1_000_000,
                }
            )
        );
        var all = await exploring.WaitAsync(Patience.Long);
        Assert.Equal(FindingKind.Panic, all.Findings[0].Kind);
    }

    private static async GoTask AThousand()
    {
        var ch = new Chan<int>();
        for (int i = 1; i <= 1000; i++)
            Go(async () => await ch.Send(1));
        int sum = 0;
        for (int i = 1; i <= 1000; i++)
            sum += await ch.Receive();
        Panic(sum);
    }
}
