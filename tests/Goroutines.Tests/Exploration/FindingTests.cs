using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>What a finding says, and that its schedule shows it again.</summary>
public sealed class FindingTests
{
    private static async GoTask Racy()
    {
        var x = new Shared<int>(0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++)
            wg.Go(async () => await x.Store(await x.Load() + 1));
        await wg.Wait();
        Console.Write(await x.Load());
    }

    [Fact]
    public void A_lost_update_of_a_shared_variable_is_an_outcome_and_a_race()
    {
        var all = Simulator.Explore(Racy);
        Assert.True(all.Complete);
        Assert.Equal(["1", "2"], all.Outcomes.Select(o => o.Output).Order());
        var races = all.Findings.Where(f => f.Kind == FindingKind.Race).ToList();
        Assert.NotEmpty(races);
        Assert.All(
            races,
            r => Assert.Contains("WARNING: DATA RACE", r.Report, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_line_about_a_race_says_what_it_is() =>
        Assert.Contains(
            "]: WARNING: DATA RACE",
            Simulator.Explore(Racy).Findings[0].ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_replay_of_a_livelock_is_cut()
    {
        var livelock = Simulator
            .Explore(EndlessTurns, new ExploreOptions { MaxSchedules = 1, MaxSteps = 100 })
            .Findings.Single(f => f.Kind == FindingKind.Livelock);
        var again = Simulator.Replay(EndlessTurns, livelock.Schedule, showOutput: false);
        Assert.Contains("no end after 1000000 steps", again.Stderr, StringComparison.Ordinal);

        static async GoTask EndlessTurns()
        {
            while (true)
                await Gosched();
        }
    }

    [Fact]
    public void With_a_lock_there_is_no_race_and_one_outcome()
    {
        var all = Simulator.Explore(async () =>
        {
            var x = new Shared<int>(0);
            var mu = new Mutex();
            var wg = new WaitGroup();
            for (int i = 0; i < 2; i++)
                wg.Go(async () =>
                {
                    using (await mu.Lock())
                        await x.Store(await x.Load() + 1);
                });
            await wg.Wait();
            Console.Write(await x.Load());
        });
        Assert.True(all.Complete);
        Assert.Empty(all.Findings);
        Assert.Equal("2", Assert.Single(all.Outcomes).Output);
    }

    [Fact]
    public void A_leak_names_who_waits_where_and_who_started_it()
    {
        var all = Simulator.Explore(() => Go(async () => await new Chan<int>().Receive()));
        var leak = Assert.Single(all.Findings);
        Assert.Equal(FindingKind.Leak, leak.Kind);
        Assert.Contains("goroutine 2 [chan receive]:", leak.Report, StringComparison.Ordinal);
        Assert.Contains("FindingTests.cs:", leak.Report, StringComparison.Ordinal);
        Assert.Contains("created by goroutine 1", leak.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_goroutine_that_main_did_not_wait_for_but_that_would_end_is_no_leak()
    {
        var all = Simulator.Explore(() => Go(async () => await Sleep(TimeSpan.FromSeconds(1))));
        Assert.True(all.Complete);
        Assert.Empty(all.Findings);
    }

    [Fact]
    public void The_same_exploration_gives_the_same_result()
    {
        var options = new ExploreOptions { Strategy = ExploreStrategy.Random, MaxSchedules = 300 };
        string first = Simulator.Explore(Racy, options).ToString();
        for (int i = 0; i < 5; i++)
            Assert.Equal(first, Simulator.Explore(Racy, options).ToString());
    }

    [Fact]
    public void Progress_is_told()
    {
        var told = new List<ExploreProgress>();
        Simulator.Explore(
            Racy,
            new ExploreOptions
            {
                Strategy = ExploreStrategy.Random,
                MaxSchedules = 600,
                Progress = new Recorder(told),
            }
        );
        Assert.Equal([256, 512], told.Select(p => p.Schedules));
        Assert.Equal(2, told[^1].Outcomes);
    }

    private sealed class Recorder(List<ExploreProgress> told) : IProgress<ExploreProgress>
    {
        public void Report(ExploreProgress value) => told.Add(value);
    }
}
