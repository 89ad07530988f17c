using Goroutines;
using static Charts.Games;

namespace Charts.Tests.Playing;

/// <summary>The board as a reader plays on it, in a real browser without a window and without a network.</summary>
public sealed class GameBrowserTests
{
    private static readonly Lazy<string> s_locks = new(() =>
        Play(Programs.LockOrder, Goal.Deadlock).ToHtml()
    );

    [SkippableFact]
    public async Task A_deadlock_is_reached_with_the_mouse()
    {
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            s_locks.Value,
            """
            say(getComputedStyle(document.querySelector("img")).display);
            say(text(".task"));
            say(text(".best"));
            click("G2 goes"); click("G3 goes"); click("G2 goes");
            say(text(".verdict"));
            click("G3 goes");
            say(text(".verdict"));
            say([...board().querySelectorAll(".state")].map(state => state.textContent).join("; "));
            say(text(".schedule"));
            say(buttons().map(button => button.textContent).join("; "));
            """
        );

        Assert.Equal(
            [
                "none",
                "Goal: Make all goroutines wait for ever.",
                "4 are enough",
                "none",
                "✔ Deadlock! You reached it in 4 moves; no way is shorter.",
                "◌ waits: sync.WaitGroup.Wait #1; ◌ waits: sync.Mutex.Lock #3; ◌ waits: sync.Mutex.Lock #2",
                told[6],
                "Undo u; Restart r",
            ],
            told
        );
        var run = Simulator.Replay(Programs.LockOrder, told[6]);
        Assert.Contains("deadlock", run.Stderr, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_game_is_played_undone_and_begun_again_with_the_keyboard()
    {
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            s_locks.Value,
            """
            let seen = 0;
            document.addEventListener("keydown", () => seen++);
            const score = () => say(text(".number") + " " + text(".schedule"));
            board().focus();
            say(press("2") && press("1"));
            score();
            press("u"); score();
            press("Backspace"); score();
            press("Backspace"); score();
            press("9"); score();
            press("ArrowRight");
            say(boxes()[0].activeElement.textContent.slice(0, 9));
            press("ArrowRight");
            say(boxes()[0].activeElement.textContent.slice(0, 9));
            boxes()[0].activeElement.click();
            press("3"); score();
            press("r"); score();
            say("keys that the page saw: " + seen);
            press("x");
            say("keys that the page saw: " + seen);
            """
        );

        Assert.Equal(
            [
                "true",
                "2 1:1 2:2 3:1",
                "1 1:1 2:2",
                "0 1:1",
                "0 1:1",
                "0 1:1",
                "▶ G1 goes",
                "▶ G2 goes",
                "2 1:1 2:2 3:3",
                "0 1:1",
                "keys that the page saw: 0",
                "keys that the page saw: 1",
            ],
            told
        );
    }

    [SkippableFact]
    public async Task A_hint_leads_on_and_says_when_there_is_no_way()
    {
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            s_locks.Value,
            """
            press("2"); press("h");
            say(text(".verdict"));
            say(board().querySelectorAll(".move.best").length);
            press("2"); press("h");
            say(text(".verdict"));
            press("u"); press("3"); press("2"); press("3");
            say(text(".verdict"));
            say(heard());
            """
        );

        Assert.Equal("Hint: G1 or G3. 3 more moves are enough.", told[0]);
        Assert.Equal("2", told[1]);
        Assert.Equal("No way leads from here to the goal. Undo.", told[2]);
        Assert.Equal(
            "✔ Deadlock! You reached it in 4 moves; no way is shorter. (2 hints)",
            told[3]
        );
        Assert.StartsWith("G3 waits: sync.Mutex.Lock #2", told[4], StringComparison.Ordinal);
        Assert.Contains(". Deadlock! You reached it", told[4], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_end_that_is_not_the_goal_says_so_and_shows_the_output()
    {
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            Play(Programs.Cases, Goal.Output("b")).ToHtml(),
            """
            say(buttons().map(button => button.textContent).join("; "));
            press("1");
            say(text(".verdict"));
            say(text("pre"));
            press("u"); click("Case 2");
            say(text(".verdict"));
            """
        );

        Assert.Equal(
            [
                "▶ Case 11; ▶ Case 22; Hint h",
                "The program has ended. That is not the goal: undo, or start again.",
                "a",
                "✔ It ended with “b”. You reached it in 1 move; no way is shorter.",
            ],
            told
        );
    }

    [SkippableFact]
    public async Task Several_games_and_the_same_one_twice_do_not_disturb_each_other()
    {
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            s_locks.Value + Play(Programs.Cases).ToHtml() + s_locks.Value,
            """
            say(boxes().length);
            press("2", 0); press("1", 1); press("3", 2); press("2", 2);
            say([0, 1, 2].map(n => text(".number", n)).join(" "));
            // The output is shown again, as when a notebook is scrolled away and back.
            const html = [...document.body.childNodes].slice(0, 9).map(node => node.outerHTML ?? "").join("");
            const again = document.createElement("div");
            document.body.prepend(again);
            const range = document.createRange();
            range.selectNodeContents(again);
            const clean = html.replaceAll(' data-shown="1"', "").replaceAll('style="display: none;"', "");
            again.append(range.createContextualFragment(clean));
            say(boxes().length > 3);
            say(text(".number", 0));
            say(window.playTheScheduler === undefined);
            """
        );

        Assert.Equal(["3", "1 1 2", "true", "0", "true"], told);
    }

    [SkippableFact]
    public async Task Text_of_the_program_stays_text()
    {
        const string Text = "<img id=evil src=x><b>bold</b></pre></script>";
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            Play(() => Console.Write(Text), null, new PlayOptions { Title = Text }).ToHtml(),
            """
            say(text("pre"));
            say(text(".title"));
            say(document.getElementById("evil") === null && board().querySelector("img") === null);
            """
        );

        Assert.Equal([Text, Text, "true"], told);
    }

    [SkippableFact]
    public async Task It_is_dark_where_the_page_is_and_fits_a_narrow_one()
    {
        var told = await GamePage.Run(
            GamePage.FindOrSkip(),
            "<table width=580 bgcolor=#111111><tr><td>"
                + s_locks.Value
                + "</table><table bgcolor=#ffffff><tr><td>"
                + Play(Programs.Cases).ToHtml()
                + "</table>",
            """
            say(board(0).hasAttribute("data-dark") + " " + board(1).hasAttribute("data-dark"));
            const wide = board(0).scrollWidth;
            say(wide <= 580 && board(0).getBoundingClientRect().width <= 580);
            """
        );

        Assert.Equal(["true false", "true"], told);
    }
}
