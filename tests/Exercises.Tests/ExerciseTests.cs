using Charts;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;
using Thread = System.Threading.Thread;

namespace Exercises.Tests;

/// <summary>What the cells of a chapter call.</summary>
public sealed class ExerciseTests
{
    [Fact]
    public async Task An_exercise_that_does_not_exist_is_named()
    {
        var error = await Assert.ThrowsAsync<ExerciseException>(() => Exercise.Check("5.1", 1));
        Assert.Equal(
            "there is no exercise '5.1'; they are numbered like 05-1, by chapter",
            error.Message
        );
    }

    [Fact]
    public async Task An_answer_of_another_form_is_told_the_form()
    {
        var verdict = await Exercise.Check("05-1", Nothing);
        Assert.False(verdict.Passed);
        Assert.Equal("wrong-signature", verdict.Misconception);
        Assert.Contains("async GoTask<int> AddUp()", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_waits_for_the_outside_world_is_told_so()
    {
        var verdict = await Exercise.Check("05-1", Outside);
        Assert.False(verdict.Passed);
        Assert.Contains("Task.Delay", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_that_is_none_is_told_so()
    {
        var error = Assert.Throws<ExerciseException>(() =>
            Exercise.Replay("05-1", "quickly", AddUp)
        );
        Assert.Contains("'quickly'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_names_a_schedule_that_can_be_run_again()
    {
        var verdict = await Exercise.Check("05-1", AddUp);
        Assert.Equal("no-wait", verdict.Misconception);
        var run = Exercise.Replay("05-1", verdict.Schedule!, AddUp);
        Assert.Equal(verdict.Figure!.ToSvg(), run.Trace!.GoroutineTimeline().ToSvg());
    }

    [Fact]
    public async Task A_verdict_shows_its_reason_and_its_picture_as_html()
    {
        var verdict = await Exercise.Check("05-1", AddUp);
        string html = verdict.ToHtml();
        Assert.Contains("never waited for the group", html, StringComparison.Ordinal);
        Assert.Contains("src=\"data:image/svg+xml", html, StringComparison.Ordinal);
        Assert.Contains("<code>no-wait</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_without_an_outcome_gives_nothing_away()
    {
        var prediction = Exercise.Predict(OneOrTheOther);
        Assert.False(prediction.IsRight);
        Assert.Empty(prediction.Missed);
        Assert.Null(prediction.Figure);
        Assert.StartsWith("Predict first", prediction.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_of_all_outcomes_is_right() =>
        Assert.True(Exercise.Predict(OneOrTheOther, "b a", "a\nb").IsRight);

    [Fact]
    public void A_missed_outcome_comes_with_a_schedule_that_leads_to_it()
    {
        var prediction = Exercise.Predict(OneOrTheOther, "a b", "a");
        Assert.Equal(["b a"], prediction.Missed);
        Assert.Equal(["a"], prediction.Impossible);
        var run = Simulator.Replay(OneOrTheOther, prediction.Schedule!, showOutput: false);
        Assert.Equal("b\na\n", run.Stdout);
        Assert.StartsWith(
            "Not yet: you missed 1 of 2, and 1 of yours cannot come.",
            prediction.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_death_is_an_outcome() =>
        Assert.True(
            Exercise
                .Predict(
                    async () =>
                    {
                        Console.WriteLine("before");
                        await new Chan<int>().Receive();
                    },
                    "before deadlock"
                )
                .IsRight
        );

    /// <summary>On real cores an answer may call back from two cores at the very same time.</summary>
    [Theory]
    [InlineData("04-1")]
    [InlineData("05-3")]
    public async Task What_an_answer_calls_back_at_once_is_not_lost(string id)
    {
        var verdict =
            id == "04-1"
                ? await Exercise.Check(id, NumbersAtOnce)
                : await Exercise.Check(id, DinnerAtOnce);
        // The first property is that nothing is missing. (Dinner has a second one, on the time that it takes.)
        Assert.Equal(PropertyState.Holds, verdict.Properties[0].State);
        Assert.NotEqual(0, verdict.RealRuns);
    }

    private static async GoTask NumbersAtOnce(Action<int> write)
    {
        AtOnce([() => write(1), () => write(2), () => write(3)], [() => write(4), () => write(5)]);
        await Gosched();
    }

    private static async GoTask DinnerAtOnce(Action<string> log)
    {
        AtOnce([() => log("chop"), () => log("chop")], [() => log("chop")]);
        AtOnce([() => log("fry"), () => log("fry")], [() => log("fry")]);
        await Gosched();
    }

    /// <summary>Two threads begin as nearly at the same moment as they can.</summary>
    private static void AtOnce(Action[] ones, Action[] others)
    {
        int ready = 0;
        var thread = new Thread(() => Begin(ones));
        thread.Start();
        Begin(others);
        thread.Join();

        void Begin(Action[] actions)
        {
            System.Threading.Interlocked.Increment(ref ready);
            var spin = new System.Threading.SpinWait();
            while (System.Threading.Volatile.Read(ref ready) < 2)
                spin.SpinOnce(sleep1Threshold: -1);
            foreach (var action in actions)
                action();
        }
    }

    private static async GoTask OneOrTheOther()
    {
        var wg = new WaitGroup();
        wg.Go(() => Console.WriteLine("b"));
        Console.WriteLine("a");
        await wg.Wait();
    }

    private static async GoTask Nothing() => await Gosched();

    private static async GoTask<int> Outside()
    {
        await Task.Delay(TimeSpan.FromHours(1));
        return 55;
    }

    private static async GoTask<int> AddUp()
    {
        await Gosched();
        return 0;
    }
}
