using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Tests.Checking;

/// <summary>What an examiner finds in an answer, and what it says of it.</summary>
public sealed class ExaminerTests
{
    private readonly Examiner _examiner = new();

    [Fact]
    public void An_answer_that_is_wrong_in_one_order_only_is_found_with_its_schedule()
    {
        _examiner.InEveryOrder("both were counted", LostUpdate);
        var failure = _examiner.Failure!;
        Assert.Equal("lost-update", failure.Mistake.Misconception);
        Assert.Equal("It counted 1 of 2.", failure.Mistake.Reason);
        Assert.NotNull(failure.Figure);
        Assert.StartsWith("1/", failure.Replay, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schedule_of_a_verdict_leads_to_the_same_mistake_again()
    {
        _examiner.InEveryOrder("both were counted", LostUpdate);
        var again = new Examiner(Replay.Parse(_examiner.Failure!.Replay!));
        again.InEveryOrder("both were counted", LostUpdate);
        Assert.Contains(
            "It counted 1 of 2. (misconception: lost-update)",
            again.Replayed!.Stderr,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_mistake_that_the_answer_catches_is_seen_all_the_same()
    {
        _examiner.InEveryOrder(
            "nothing is caught",
            async () =>
            {
                try
                {
                    await Gosched();
                    Expect.Fail("catches-everything", "It was told, and went on.");
                }
                catch (PanicException) { }
            }
        );
        Assert.Equal("catches-everything", _examiner.Failure!.Mistake.Misconception);
    }

    [Fact]
    public void Later_properties_are_not_looked_at_once_one_is_broken()
    {
        _examiner.Holds("first", () => { });
        _examiner.Holds("second", () => Expect.Fail("tag", "Reason."));
        _examiner.Holds("third", () => Expect.Fail("other", "Not to be seen."));
        Assert.Equal(
            [PropertyState.Holds, PropertyState.Broken, PropertyState.NotSeen],
            _examiner.Properties.Select(p => p.State)
        );
        Assert.Equal("tag", _examiner.Failure!.Mistake.Misconception);
        Assert.Null(_examiner.Failure.Replay);
    }

    [Fact]
    public void A_livelock_is_not_run_again()
    {
        _examiner.InEveryOrder(
            "it ends",
            async () =>
            {
                var over = new Chan<int>();
                over.Close();
                while (!(await over.ReceiveOk()).Ok) { }
            }
        );
        Assert.Equal("livelock", _examiner.Failure!.Mistake.Misconception);
        Assert.Null(_examiner.Failure.Figure);
        Assert.Null(_examiner.Failure.Replay);
    }

    [Fact]
    public void An_answer_without_an_end_is_a_livelock_in_virtual_time_too()
    {
        _examiner.OnCores(
            "it ends",
            cores: 2,
            async () =>
            {
                while (true)
                    await Gosched();
            },
            _ => { }
        );
        Assert.Equal("livelock", _examiner.Failure!.Mistake.Misconception);
    }

    [Fact]
    public void A_deadlock_is_told_in_the_words_of_the_exercise()
    {
        _examiner.InEveryOrder(
            "it ends",
            async () => await new Chan<int>().Receive(),
            new Orders { Explain = [new(FindingKind.Deadlock, "nobody-sends", "Nobody sends.")] }
        );
        Assert.Equal("nobody-sends", _examiner.Failure!.Mistake.Misconception);
    }

    [Fact]
    public void A_misuse_that_has_words_comes_before_the_result_that_it_spoils()
    {
        _examiner.InEveryOrder(
            "it is closed once",
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                bool isFirst = true;
                for (int i = 0; i < 2; i++)
                    wg.Go(() =>
                    {
                        if (!isFirst)
                            Expect.Fail("second", "A second one came.");
                        isFirst = false;
                        Close(ch);
                        Close(ch);
                    });
                await wg.Wait();
            },
            new Orders
            {
                Explain = [new(FindingKind.Panic, "closes-twice", "Twice.", "close of closed")],
            }
        );
        Assert.Equal("closes-twice", _examiner.Failure!.Mistake.Misconception);
    }

    [Theory, InlineData(false, "leak"), InlineData(true, null)]
    public void A_goroutine_left_behind_is_a_mistake_unless_it_is_allowed(
        bool allowed,
        string? expected
    )
    {
        _examiner.InEveryOrder(
            "it returns",
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () => await ch.Send(1));
                await Gosched();
            },
            new Orders { AllowLeaks = allowed, RealRuns = 1 }
        );
        Assert.Equal(expected, _examiner.Failure?.Mistake.Misconception);
    }

    [Fact]
    public void A_data_race_is_a_mistake()
    {
        _examiner.InEveryOrder(
            "no race",
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Store(1));
                await x.Store(2);
            }
        );
        Assert.Equal("race", _examiner.Failure!.Mistake.Misconception);
    }

    [Fact]
    public void Virtual_time_tells_whether_an_answer_is_really_concurrent()
    {
        _examiner.OnCores(
            "two at a time",
            cores: 2,
            async () =>
            {
                await Work(TimeSpan.FromMilliseconds(10));
                await Work(TimeSpan.FromMilliseconds(10));
            },
            run =>
                Expect.That(
                    run.Elapsed == TimeSpan.FromMilliseconds(10),
                    "one-after-another",
                    "Twenty."
                )
        );
        Assert.Equal("one-after-another", _examiner.Failure!.Mistake.Misconception);
        Assert.Equal("1/cores=2,seed=1", _examiner.Failure.Replay);
    }

    [Fact]
    public void What_only_happens_on_real_cores_fails_too()
    {
        int runs = 0;
        _examiner.InEveryOrder(
            "it ends",
            () =>
            {
                // Once real, the clock is not the simulator's, which begins with the year 2000.
                if (Now().Year > 2000 && ++runs == 3)
                    Expect.Fail("third-time", "The third time it failed.");
                return Nothing();
            }
        );
        Assert.Equal("third-time", _examiner.Failure!.Mistake.Misconception);
        Assert.Equal(3, _examiner.RealRuns);
        Assert.Null(_examiner.Failure.Figure);
    }

    private static async GoTask Nothing() => await Gosched();

    private static async GoTask LostUpdate()
    {
        int count = 0;
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++)
            wg.Go(async () =>
            {
                int seen = count;
                await Gosched();
                count = seen + 1;
            });
        await wg.Wait();
        Expect.That(count == 2, "lost-update", $"It counted {count} of 2.");
    }
}
