using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Goroutines;
using static Charts.Games;

namespace Charts.Tests.Playing;

/// <summary>The game has the ways that can be counted by hand, and says what is in it.</summary>
public sealed class GameTests
{
    /// <summary>The positions as the script gets them.</summary>
    private static JsonElement Data(Game game)
    {
        var html = game.ToHtml();
        const string Call = "playTheScheduler(\"";
        var call = html.LastIndexOf(Call, StringComparison.Ordinal);
        var from = html.IndexOf('{', call);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(html[from..]));
        return JsonElement.ParseValue(ref reader);
    }

    [Fact]
    public void Two_writes_and_the_wait_of_main_come_in_six_orders()
    {
        var game = Play(Programs.Writers, Goal.Output("ba"));

        Assert.True(game.Complete);
        Assert.Equal((6, 3), (game.Endings, game.Wins));
        // G3, then G2: what is left happens by itself.
        Assert.Equal(2, game.FewestMoves);
    }

    [Fact]
    public void Equal_positions_are_kept_once()
    {
        // Main's wait is the last but in two of the six orders, and the ends after them look the same.
        var data = Data(Play(Programs.Writers)).GetProperty("data");

        Assert.InRange(data.GetProperty("n").GetArrayLength(), 4, 11);
    }

    [Fact]
    public void A_deadlock_needs_four_moves()
    {
        var game = Play(Programs.LockOrder, Goal.Deadlock);

        Assert.True(game.Complete);
        // Each takes its first lock, then each waits for the other's.
        Assert.Equal(4, game.FewestMoves);
        Assert.InRange(game.Wins, 1, game.Endings - 1);
        Assert.Contains(
            $"{game.Endings} ways to run it; {game.Wins} of them reach the goal",
            game.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_game_without_a_goal_is_to_look_around()
    {
        var game = Play(Programs.Cases);

        Assert.Null(game.Goal);
        Assert.Null(game.FewestMoves);
        Assert.Equal(2, game.Endings);
        Assert.Equal("Play the scheduler: 2 ways to run it.", game.Description);
        Assert.Equal(JsonValueKind.Null, Data(game).GetProperty("warning").ValueKind);
    }

    [Fact]
    public void A_goal_that_no_order_reaches_is_said_to_be_out_of_reach()
    {
        var game = Play(Programs.LostUpdate, Goal.Deadlock);

        Assert.True(game.Complete);
        Assert.Equal((null, 0), (game.FewestMoves, game.Wins));
        Assert.Contains("no order of these steps does", game.Description, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", Warning(game), StringComparison.Ordinal);
    }

    [Fact]
    public void A_game_that_is_cut_does_not_call_a_goal_unreachable()
    {
        var options = new PlayOptions { MaxPositions = 20 };
        var game = Play(Programs.LockOrder, Goal.Output("never"), options);

        Assert.False(game.Complete);
        Assert.DoesNotContain("no order", game.Description, StringComparison.Ordinal);
        Assert.Contains("were not tried", Warning(game), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_game_is_cut_until_it_is_small_enough_to_be_saved()
    {
        var game = Play(
            async () =>
            {
                var m = new Mutex();
                for (var i = 0; i < 4; i++)
                {
                    Builtin.Go(async () =>
                    {
                        await m.Lock();
                        Console.Write("in");
                        m.Unlock();
                    });
                }

                await Builtin.Sleep(TimeSpan.FromSeconds(1));
            },
            Goal.Prints("inin"),
            new PlayOptions { MaxPositions = 5_000 }
        );

        Assert.False(game.Complete);
        Assert.InRange(Encoding.UTF8.GetByteCount(game.ToHtml()), 1, 200_000);
    }

    [Fact]
    public void The_html_of_a_small_game_is_small() =>
        Assert.All(
            new[]
            {
                Play(Programs.LockOrder, Goal.Deadlock),
                Play(Programs.LostUpdate, Goal.Output("1")),
                Play(Programs.Flag, Goal.BothBetween("enter", "leave")),
            },
            game => Assert.InRange(Encoding.UTF8.GetByteCount(game.ToHtml()), 1, 150_000)
        );

    [Fact]
    public void The_same_program_gives_the_same_html() =>
        Assert.Equal(
            Play(Programs.LostUpdate, Goal.Output("1"), null, "Program.cs", 1).ToHtml(),
            Play(Programs.LostUpdate, Goal.Output("1"), null, "Program.cs", 1).ToHtml()
        );

    [Fact]
    public void Different_games_do_not_share_a_name()
    {
        static string Id(Game game) => game.ToHtml().Split('"')[1];

        Assert.StartsWith("game-", Id(Play(Programs.Cases)), StringComparison.Ordinal);
        Assert.NotEqual(
            Id(Play(Programs.Cases)),
            Id(Play(Programs.Cases, null, new PlayOptions { Title = "Mine" }))
        );
    }

    [Fact]
    public void What_a_program_prints_cannot_become_markup()
    {
        const string Text = "</script><img src=x onerror=alert(1)><!--<script>\u2028\"'&";
        var game = Play(
            () => Console.Write(Text),
            Goal.Prints(Text),
            new PlayOptions { Title = Text }
        );
        var html = game.ToHtml();

        Assert.Equal(1, html.Split("</script").Length - 1);
        Assert.Equal(1, html.Split("<script").Length - 1);
        Assert.DoesNotContain("onerror=alert(1)>", html, StringComparison.Ordinal);
        Assert.Contains(
            Text,
            Data(game)
                .GetProperty("data")
                .GetProperty("t")
                .EnumerateArray()
                .Select(t => t.GetString())
        );
        XDocument.Parse(game.ToSvg());
    }

    [Fact]
    public void The_picture_stands_first_and_tells_the_counts_and_nothing_of_the_way()
    {
        var game = Play(Programs.LockOrder, Goal.Deadlock);
        var html = game.ToHtml();
        var texts = XDocument
            .Parse(game.ToSvg())
            .Descendants()
            .Where(e => e.Name.LocalName == "text")
            .Select(e => e.Value)
            .ToList();

        Assert.StartsWith("<img id=\"game-", html, StringComparison.Ordinal);
        Assert.Contains($"alt=\"{game.Description}\"", html, StringComparison.Ordinal);
        Assert.Contains(
            $"{game.Endings} ways to run it; {game.Wins} of them reach the goal.",
            texts
        );
        Assert.DoesNotContain(texts, text => text.Contains("G2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_script_asks_for_nothing_and_runs_no_text()
    {
        var html = Play(Programs.Cases).ToHtml();

        foreach (var word in new[] { "eval(", "innerHTML", "fetch(", "http:", "https:", "import(" })
        {
            Assert.DoesNotContain(word, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_host_finds_the_formatters_by_name()
    {
        var attribute = typeof(Game)
            .GetCustomAttributes(false)
            .Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)
            attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var formatters = (System.Collections.IEnumerable)
            source
                .GetMethod("CreateTypeFormatters")!
                .Invoke(Activator.CreateInstance(source), null)!;
        var game = Play(Programs.Cases);
        var written = new List<string>();
        foreach (var formatter in formatters)
        {
            var writer = new StringWriter();
            formatter.GetType().GetMethod("Format")!.Invoke(formatter, [game, writer]);
            written.Add(writer.ToString());
        }

        Assert.Equal([game.ToHtml(), game.Description], written);
    }

    private static string Warning(Game game) => Data(game).GetProperty("warning").GetString() ?? "";
}
