using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>The explorer finds every outcome a small program can have, no other, and counts the schedules.</summary>
public sealed class ExploreTests
{
    /// <summary>Without those that differ only in the order of steps that touch nothing in common: they are easily counted.</summary>
    private static readonly ExploreOptions s_reduced = new()
    {
        Strategy = ExploreStrategy.Exhaustive,
        MaxTime = Patience.Long,
    };

    private static string[] Outputs(global::Goroutines.Exploration all) =>
        [.. all.Outcomes.Select(o => o.Death is null ? o.Output : $"{o.Output}!{o.Death}").Order()];

    [Fact]
    public void A_goroutine_and_main_that_print_have_exactly_two_outcomes()
    {
        var all = Simulator.Explore(
            async () =>
            {
                var wg = new WaitGroup();
                wg.Add(1);
                Go(() =>
                {
                    Console.Write("a");
                    wg.Done();
                });
                Console.Write("b");
                await wg.Wait();
            },
            Patience.Options
        );
        Assert.True(all.Complete);
        Assert.Equal(["ab", "ba"], Outputs(all));
        Assert.Empty(all.Findings);
    }

    [Fact]
    public void Without_a_wait_the_goroutine_prints_before_or_after_or_not_at_all()
    {
        var all = Simulator.Explore(
            () =>
            {
                Go(() => Console.Write("a"));
                Console.Write("b");
            },
            s_reduced
        );
        Assert.True(all.Complete);
        // Three orders of three steps: the two writes, and the end of main, which comes after its own write.
        Assert.Equal(3, all.Schedules);
        Assert.Equal(["ab", "b", "ba"], Outputs(all));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 24)]
    public void Writes_of_different_goroutines_come_in_every_order(int goroutines, int orders)
    {
        var all = Simulator.Explore(
            async () =>
            {
                for (int i = 0; i < goroutines; i++)
                    Go(static n => Console.Write(n), i);
                await Sleep(TimeSpan.FromSeconds(1));
            },
            s_reduced
        );
        Assert.True(all.Complete);
        Assert.Equal(orders, all.Schedules);
        Assert.Equal(orders, all.Outcomes.Count);
    }

    [Fact]
    public void Goroutines_that_share_nothing_need_one_schedule()
    {
        var all = Simulator.Explore(
            async () =>
            {
                for (int i = 0; i < 6; i++)
                    Go(async () =>
                    {
                        var own = new Chan<int>(1);
                        await own.Send(1);
                        await own.Receive();
                    });
                await Sleep(TimeSpan.FromSeconds(1));
            },
            Patience.Options
        );
        Assert.True(all.Complete);
        Assert.Equal(1, all.Schedules);
    }

    [Fact]
    public void Every_case_of_a_select_that_is_ready_is_taken()
    {
        var all = Simulator.Explore(
            async () =>
            {
                var (a, b, c) = (new Chan<int>(1), new Chan<int>(1), new Chan<int>(1));
                await a.Send(0);
                await c.Send(0);
                Console.Write(await Select(Receive(a), Receive(b), Receive(c)));
            },
            Patience.Options
        );
        Assert.True(all.Complete);
        Assert.Equal(2, all.Schedules);
        Assert.Equal(["0", "2"], Outputs(all));
    }

    [Fact]
    public void A_lost_update_is_an_outcome()
    {
        var all = Simulator.Explore(LostUpdate, Patience.Options);
        Assert.True(all.Complete);
        Assert.Equal(["1", "2"], Outputs(all));
    }

    private static async GoTask LostUpdate()
    {
        var x = new AtomicInt32();
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++)
            wg.Go(() => x.Store(x.Load() + 1));
        await wg.Wait();
        Console.Write(x.Load());
    }

    [Fact]
    public void Locks_in_different_order_deadlock_in_one_preemption()
    {
        var all = Simulator.Explore(LockOrder, Patience.Options);
        Assert.True(all.Complete);
        Assert.Equal(["!Deadlock", "ok"], Outputs(all));
        var finding = Assert.Single(all.Findings);
        Assert.Equal((FindingKind.Deadlock, 1), (finding.Kind, finding.Preemptions));
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!",
            finding.Report,
            StringComparison.Ordinal
        );
        var again = Simulator.Replay(LockOrder, finding.Schedule);
        Assert.Equal(2, again.ExitCode);
        Assert.StartsWith(again.Stderr, finding.Report, StringComparison.Ordinal);
    }

    private static async GoTask LockOrder()
    {
        Mutex a = new();
        Mutex b = new();
        var wg = new WaitGroup();
        wg.Go(() => Both(a, b));
        wg.Go(() => Both(b, a));
        await wg.Wait();
        Console.Write("ok");

        static async GoTask Both(Mutex first, Mutex second)
        {
            using (await first.Lock())
            using (await second.Lock()) { }
        }
    }

    [Fact]
    public void Replaying_an_outcomes_schedule_gives_that_outcome()
    {
        var all = Simulator.Explore(LostUpdate, Patience.Options);
        foreach (var outcome in all.Outcomes)
            Assert.Equal(outcome.Output, Simulator.Replay(LostUpdate, outcome.Schedule).Stdout);
    }

    [Fact]
    public void A_schedule_that_does_not_fit_the_program_is_an_error_that_says_so()
    {
        var error = Assert.Throws<SimulationException>(() => Simulator.Replay(LostUpdate, "1:77"));
        Assert.Contains("'1:77' is not possible", error.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Simulator.Replay(LostUpdate, "one"));
    }

    [Fact]
    public void A_program_that_is_not_the_same_each_time_is_an_error_that_says_so()
    {
        int runs = 0;
        var error = Assert.Throws<SimulationException>(() =>
            Simulator.Explore(async () =>
            {
                int goroutines = 2 + runs++;
                for (int i = 0; i < goroutines; i++)
                    Go(() => Console.Write("x"));
                await Sleep(TimeSpan.FromSeconds(1));
            })
        );
        Assert.Contains("not do the same again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Awaiting_something_outside_is_an_error_that_says_so()
    {
        int line = 0;
        var error = Assert.Throws<SimulationException>(() =>
            Simulator.Explore(async () =>
            {
                line = new System.Diagnostics.StackFrame(true).GetFileLineNumber() + 1;
                await Task.Delay(TimeSpan.FromHours(1));
            })
        );
        Assert.Contains(
            $"main waits for something outside the simulation, at {File()}:{line}, (Task.Delay,",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Use Sleep, Go and channels instead",
            error.Message,
            StringComparison.Ordinal
        );

        static string File([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
            file;
    }

    [Fact]
    public void The_budget_of_schedules_is_kept_and_the_result_is_not_complete()
    {
        var all = Simulator.Explore(
            async () =>
            {
                for (int i = 0; i < 6; i++)
                    Go(static n => Console.Write(n), i);
                await Sleep(TimeSpan.FromSeconds(1));
            },
            new ExploreOptions { MaxSchedules = 50 }
        );
        Assert.False(all.Complete);
        Assert.Equal(50, all.Schedules + all.Redundant);
    }

    [Fact]
    public void The_value_that_main_returns_is_part_of_the_outcome_whatever_its_shape()
    {
        global::Goroutines.Exploration[] all =
        [
            Simulator.Explore(async () =>
            {
                await Gosched();
                Console.Write("=");
                return 1.5;
            }),
            Simulator.Explore(new Func<Task<double>>(Written)),
            Simulator.Explore(new Func<ValueTask<double>>(async () => await Written())),
            Simulator.Explore(() =>
            {
                Console.Write("=");
                return 1.5;
            }),
        ];
        Assert.All(all, e => Assert.Equal(["=1.5"], Outputs(e)));
        Assert.Equal([""], Outputs(Simulator.Explore(new Func<Task>(async () => await Gosched()))));

        static async Task<double> Written()
        {
            await Gosched();
            Console.Write("=");
            return 1.5;
        }
    }

    [Fact]
    public void The_program_of_the_readme_has_the_outcomes_that_stand_there()
    {
        var all = Simulator.Explore(
            async () =>
            {
                var (a, b) = (new Mutex(), new Mutex());
                var wg = new WaitGroup();
                wg.Go(() => Both(a, b));
                wg.Go(() => Both(b, a));
                await wg.Wait();
                return "done";

                static async GoTask Both(Mutex one, Mutex other)
                {
                    using (await one.Lock())
                    using (await other.Lock()) { }
                }
            },
            Patience.Options
        );
        Assert.Equal(
            """
            8 schedules, that is all of them
            6 x "done" [-]
            2 x "" and Deadlock [5:3]
            Deadlock [5:3]: fatal error: all goroutines are asleep - deadlock!
            """.ReplaceLineEndings("\n"),
            all.ToString()
        );
    }

    /// <summary>Between its two awaits each goroutine touches nothing but a plain variable, which the library does not see.</summary>
    private static async GoTask<int> AddTwice()
    {
        int total = 0;
        var done = new Chan<bool>();
        for (int i = 0; i < 2; i++)
            Go(async () =>
            {
                int seen = total;
                await Gosched();
                total = seen + 1;
                await done.Send(true);
            });
        await done.Receive();
        await done.Receive();
        return total;
    }

    [Fact]
    public void What_goes_wrong_with_a_plain_variable_is_found_by_running_all_schedules()
    {
        var all = Simulator.Explore(AddTwice, Patience.Options);
        Assert.True(all.Complete);
        Assert.Equal(["1", "2"], Outputs(all));
    }

    [Fact]
    public void A_reduced_search_that_a_plain_variable_refutes_does_not_call_itself_complete()
    {
        var all = Simulator.Explore(
            AddTwice,
            new ExploreOptions { Strategy = ExploreStrategy.Exhaustive }
        );
        Assert.False(all.Complete);
        Assert.Equal(["1", "2"], Outputs(all));
    }
}
