using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>How a race is told.</summary>
public sealed partial class RaceReportTests
{
    [Fact]
    public void The_report_is_in_Go_s_form()
    {
        int line = Line();
        var run = Searched.Once(async () =>
        {
            var x = new Shared<int>();
            Go(async () => await x.Load());
            await Gosched();
            await x.Store(1);
            Go(async () => await x.Store(2));
            await Gosched();
            Go(async () => await x.Load());
            await Gosched();
        });
        string file = File();
        Assert.Equal(
            $"""
            ==================
            WARNING: DATA RACE
            Write of shared variable 1 by main goroutine:
              Shared.Store()
                  {file}:{line + 6}

            Previous read of shared variable 1 by goroutine 2:
              Shared.Load()
                  {file}:{line + 4}

            Goroutine 2 (finished) created at:
                  {file}:{line + 4}
            ==================
            ==================
            WARNING: DATA RACE
            Read of shared variable 1 by goroutine 4:
              Shared.Load()
                  {file}:{line + 9}

            Previous write of shared variable 1 by goroutine 3:
              Shared.Store()
                  {file}:{line + 7}

            Goroutine 4 (running) created at:
                  {file}:{line + 9}

            Goroutine 3 (finished) created at:
                  {file}:{line + 7}
            ==================
            Found 2 data race(s)

            """,
            run.Stderr
        );
        Assert.Equal(66, run.ExitCode);
        Assert.Equal("exit code 66: 2 data race(s)", run.ToString());
        Assert.Equal(2, run.Races.Count);
        Assert.Equal(
            $"{file}:{line + 4} Shared.Load (read) / {file}:{line + 6} Shared.Store (write)",
            run.Races[0].Key
        );
        Assert.StartsWith(run.Races[0].ToString() + run.Races[1], run.Stderr);
    }

    [Fact]
    public void The_same_two_places_are_told_once()
    {
        var run = Searched.Once(async () =>
        {
            var x = new Shared<int>();
            for (int i = 0; i < 5; i++)
                Go(async () =>
                {
                    await x.Store(1);
                    await x.Store(2);
                });
            while (GoRuntime.NumGoroutine > 1)
                await Gosched();
        });
        // The first store with the first or the second of another, the second with the second.
        Assert.InRange(run.Races.Count, 1, 3);
        Assert.Equal(run.Races.Count, run.Races.Select(r => r.Key).Distinct().Count());
        Assert.Equal(run.Races.Count, Warning().Count(run.Stderr));
    }

    [Fact]
    public void A_variable_is_told_by_its_name_or_number()
    {
        var run = Searched.Once(async () =>
        {
            var first = new Shared<int>();
            var balance = new Shared<int>(100, "balance");
            var array = new SharedArray<int>(8);
            var scores = new SharedArray<int>(8, "scores");
            var map = new SharedMap<string, int>();
            Go(async () =>
            {
                await first.Store(1);
                await balance.Store(1);
                await array.Store(5, 1);
                await scores.Store(6, 1);
                await map.Store("k", 1);
            });
            await first.Store(2);
            await balance.Store(2);
            await array.Store(5, 2);
            await scores.Store(6, 2);
            await map.Store("k", 2);
            while (GoRuntime.NumGoroutine > 1)
                await Gosched();
        });
        Assert.Equal(
            [
                "shared variable 1",
                "balance",
                "element 5 of shared array 3",
                "element 6 of scores",
                "shared map 5",
            ],
            run.Races.Select(r => r.Variable)
        );
    }

    [Fact]
    public void A_panic_keeps_its_exit_code_and_the_races_are_not_counted_as_in_Go()
    {
        var run = Searched.Once(async () =>
        {
            await Race();
            Panic("over");
        });
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Races);
        Assert.Single(Warning().Matches(run.Stderr));
        Assert.DoesNotContain("Found", run.Stderr);
        Assert.Contains("panic: over", run.Stderr);
    }

    [Fact]
    public void Exit_keeps_its_code_unless_that_is_0()
    {
        Assert.Equal(3, Searched.Once(async () => await RaceAndExit(3)).ExitCode);
        var run = Searched.Once(async () => await RaceAndExit(0));
        Assert.Equal(66, run.ExitCode);
        Assert.EndsWith("Found 1 data race(s)\n", run.Stderr);

        static async GoTask RaceAndExit(int code)
        {
            await Race();
            GoRuntime.Exit(code);
        }
    }

    [Fact]
    public async Task Nothing_is_searched_unless_the_options_ask_for_it()
    {
        var run = Simulator.Run(Race);
        Assert.Equal((0, ""), (run.ExitCode, run.Stderr));
        Assert.Empty(run.Races);
        run = await GoRuntime.Run(Race);
        Assert.Equal((0, ""), (run.ExitCode, run.Stderr));
    }

    [Fact]
    public void The_same_seed_finds_the_same_races()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var options = new SimulationOptions
            {
                MaxProcs = 2,
                Seed = seed,
                DetectRaces = true,
            };
            Assert.Equal(
                Simulator.Run(Tangle, options).Stderr,
                Simulator.Run(Tangle, options).Stderr
            );
        }

        static async GoTask Tangle()
        {
            var (x, y) = (new Shared<int>(), new Shared<int>());
            for (int i = 0; i < 3; i++)
                Go(async () =>
                {
                    await y.Store(await x.Load());
                    await x.Store(await y.Load());
                });
            await Sleep(TimeSpan.FromSeconds(1));
        }
    }

    private static async GoTask Race()
    {
        var x = new Shared<int>();
        Go(async () => await x.Store(1));
        await x.Store(2);
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }

    private static int Line([CallerLineNumber] int line = 0) => line;

    private static string File([CallerFilePath] string file = "") => file;

    [GeneratedRegex("WARNING: DATA RACE")]
    private static partial Regex Warning();
}
