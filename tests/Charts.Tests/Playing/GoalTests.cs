using Goroutines;
using static Charts.Games;

namespace Charts.Tests.Playing;

/// <summary>Each goal is reached by what it says, and by nothing else.</summary>
public sealed class GoalTests
{
    [Fact]
    public void A_panic_is_reached_by_closing_before_the_send()
    {
        var game = Play(Programs.Closer, Goal.Panic);

        // Main sends and ends, with the closing before, between or never.
        Assert.Equal((3, 1), (game.Endings, game.Wins));
        Assert.Equal(1, game.FewestMoves);
    }

    [Fact]
    public void A_panic_with_a_text_is_no_other_panic()
    {
        Assert.Equal(1, Play(Programs.Closer, Goal.PanicWith("closed channel")).Wins);
        Assert.Equal(0, Play(Programs.Closer, Goal.PanicWith("nil map")).Wins);
    }

    [Fact]
    public void An_output_is_all_that_was_written_when_the_program_ends()
    {
        Assert.Equal(1, Play(Programs.Cases, Goal.Output("b\n")).Wins);
        Assert.Equal(0, Play(Programs.Cases, Goal.Output("")).Wins);
        // After a panic the output is not that of a program that has ended well.
        Assert.Equal(2, Play(Programs.Closer, Goal.Output("")).Wins);
    }

    [Fact]
    public void What_main_returns_is_the_end_of_the_output()
    {
        var game = Play(
            async () =>
            {
                Console.Write("n = ");
                await Builtin.Gosched();
                return 5;
            },
            Goal.Output("n = 5")
        );

        Assert.Equal(1, game.Wins);
        Assert.Contains("main returned \\u201C5\\u201D", game.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_update_is_an_output()
    {
        var game = Play(Programs.LostUpdate, Goal.Output("1"));

        Assert.InRange(game.Wins, 1, game.Endings - 1);
    }

    [Fact]
    public void A_text_is_reached_as_soon_as_it_is_there_and_the_game_is_over()
    {
        var game = Play(Programs.Writers, Goal.Prints("b"));

        // Each way comes to it; after "b" nothing is left to choose.
        Assert.Equal(game.Endings, game.Wins);
        Assert.Equal(1, game.FewestMoves);
    }

    [Fact]
    public void Two_are_between_the_marks_when_both_saw_the_flag_unset()
    {
        var game = Play(Programs.Flag, Goal.BothBetween("enter", "leave"));

        // Both look, both set, both print.
        Assert.Equal(6, game.FewestMoves);
        Assert.InRange(game.Wins, 1, game.Endings - 1);
    }

    [Fact]
    public void A_mutex_keeps_two_from_being_between_the_marks()
    {
        var game = Play(
            async () =>
            {
                var mu = new Mutex();
                for (var i = 0; i < 2; i++)
                {
                    Builtin.Go(async () =>
                    {
                        await mu.Lock();
                        Console.WriteLine("enter");
                        Console.WriteLine("leave");
                        mu.Unlock();
                    });
                }

                await Builtin.Sleep(TimeSpan.FromSeconds(1));
            },
            Goal.BothBetween("enter", "leave")
        );

        Assert.True(game.Complete);
        Assert.Equal(0, game.Wins);
    }

    [Fact]
    public void A_race_is_reached_where_nothing_orders_two_accesses()
    {
        Assert.InRange(Play(Programs.LostUpdate, Goal.Race).Wins, 1, long.MaxValue);
        Assert.Equal(0, Play(Programs.LockOrder, Goal.Race).Wins);
    }

    [Fact]
    public void Goals_without_a_text_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Goal.Prints(""));
        Assert.ThrowsAny<ArgumentException>(() => Goal.PanicWith(""));
        Assert.ThrowsAny<ArgumentException>(() => Goal.BothBetween("enter", ""));
        Assert.ThrowsAny<ArgumentException>(() => Goal.Output(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlayOptions { MaxPositions = 0 });
    }

    [Fact]
    public void Every_shape_of_main_can_be_played()
    {
        Assert.Equal(1, Play(() => { }).Endings);
        Assert.Equal(1, Play(() => 1).Endings);
        Assert.Equal(1, Play(async () => await Builtin.Gosched()).Endings);
        Assert.Equal(1, Play(Plain).Endings);
        Assert.Equal(1, Play(Value).Endings);

        static async Task Plain() => await Builtin.Gosched();
        static async ValueTask Value() => await Builtin.Gosched();
    }

    [Fact]
    public void A_program_that_cannot_be_simulated_is_refused_with_a_reason()
    {
        var error = Assert.Throws<SimulationException>(() =>
            Play(async () => await Task.Delay(TimeSpan.FromMinutes(10)))
        );

        Assert.Contains("outside the simulation", error.Message, StringComparison.Ordinal);
    }
}
