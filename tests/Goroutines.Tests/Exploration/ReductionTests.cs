namespace Goroutines.Tests.Exploration;

/// <summary>The reduction leaves out what shows nothing new, and nothing else.</summary>
public sealed class ReductionTests
{
    private static Func<GoTask> Workers(int count, int steps) =>
        async () =>
        {
            var wg = new WaitGroup();
            for (int i = 0; i < count; i++)
                wg.Go(async () =>
                {
                    var own = new Chan<int>(steps);
                    for (int k = 0; k < steps; k++)
                        await own.Send(k);
                });
            await wg.Wait();
        };

    [Fact]
    public void Independent_workers_take_a_twentieth_of_the_naive_count_or_less()
    {
        var naive = Simulator.Explore(
            Workers(2, 4),
            new ExploreOptions
            {
                PreemptionBound = 100,
                MaxSchedules = 100_000,
                MaxTime = Patience.Long,
            }
        );
        var reduced = Simulator.Explore(Workers(2, 4));
        Assert.True(naive.Complete && reduced.Complete);
        Assert.InRange(reduced.Schedules + reduced.Redundant, 1, naive.Schedules / 20);
    }

    public static TheoryData<string> Programs => new(ReductionPrograms.All.Keys);

    /// <summary>The naive search tries every order of all steps: what it finds is the truth.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void The_reduced_search_finds_what_the_naive_one_finds(string program)
    {
        var naive = Simulator.Explore(
            ReductionPrograms.All[program],
            new ExploreOptions
            {
                PreemptionBound = 1000,
                MaxSchedules = 200_000,
                MaxTime = Patience.Long,
            }
        );
        var reduced = Simulator.Explore(
            ReductionPrograms.All[program],
            new ExploreOptions
            {
                Strategy = ExploreStrategy.Exhaustive,
                MaxSchedules = 200_000,
                MaxTime = Patience.Long,
            }
        );
        Assert.True(naive.Complete, $"{naive.Schedules} schedules were not enough");
        Assert.True(reduced.Complete);
        Assert.Equal(Results(naive), Results(reduced));
        Assert.True(reduced.Schedules <= naive.Schedules);
    }

    /// <summary>Chance finds nothing that the exhaustive search has not.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void Random_schedules_show_nothing_else(string program)
    {
        var all = Simulator.Explore(
            ReductionPrograms.All[program],
            new ExploreOptions
            {
                Strategy = ExploreStrategy.Exhaustive,
                MaxSchedules = 200_000,
                MaxTime = Patience.Long,
            }
        );
        foreach (var strategy in new[] { ExploreStrategy.Random, ExploreStrategy.Pct })
        {
            var some = Simulator.Explore(
                ReductionPrograms.All[program],
                new ExploreOptions
                {
                    Strategy = strategy,
                    MaxSchedules = 500,
                    MaxTime = Patience.Long,
                }
            );
            Assert.Subset(Results(all), Results(some));
        }
    }

    private static HashSet<string> Results(global::Goroutines.Exploration all) =>
        [
            .. all.Outcomes.Select(o => $"{o.Output} {o.Death}"),
            .. all.Findings.Select(f => $"{f.Kind}"),
        ];
}
