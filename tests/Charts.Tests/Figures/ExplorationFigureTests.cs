using Charts.Drawing;
using Charts.Timelines;
using Goroutines;
using static Goroutines.Builtin;
using Mutex = Goroutines.Mutex;

namespace Charts.Tests.Figures;

/// <summary>Pictures of what an exploration has found.</summary>
public sealed class ExplorationFigureTests
{
    private static async GoTask LockOrder()
    {
        var (a, b) = (new Mutex(), new Mutex());
        var wg = new WaitGroup();
        wg.Go(() => Both(a, b));
        wg.Go(() => Both(b, a));
        await wg.Wait();
        Console.WriteLine("done");
    }

    private static async GoTask Both(Mutex one, Mutex other)
    {
        await one.Lock();
        await other.Lock();
        other.Unlock();
        one.Unlock();
    }

    private static Finding Deadlock => Simulator.Explore(LockOrder).Findings[0];

    [Fact]
    public void Outcomes_have_bars_as_long_as_their_counts()
    {
        var all = Simulator.Explore(LockOrder);
        var figure = all.Outcomes();
        var picture = new Picture(figure);

        Assert.Contains(
            "2 outcomes in 8 schedules, 1 of them a deadlock; that is all of them",
            picture.Texts
        );
        Assert.Equal([6, 2], all.Outcomes.Select(o => o.Count));
        double lived = Assert.Single(Bars(picture, Palette.Busy));
        double died = Assert.Single(Bars(picture, Palette.Fault));
        Assert.Equal(6.0 / 2, lived / died, 0.2);
        Assert.Contains("deadlock", picture.Texts);
        Assert.Contains("75 %", picture.Texts);
    }

    // The legend's marks are as wide as they are high.
    private static IEnumerable<double> Bars(Picture picture, string fill) =>
        picture
            .Named("rect")
            .Where(r => (string?)r.Attribute("fill") == fill)
            .Where(r => Picture.Number(r, "height") > 15)
            .Select(r => Picture.Number(r, "width"));

    [Fact]
    public void More_outcomes_than_rows_are_counted()
    {
        var all = Simulator.Explore(() =>
        {
            for (int i = 0; i < 5; i++)
                Go(static n => Console.Write(n), i);
        });
        var texts = new Picture(all.Outcomes()).Texts;

        Assert.True(all.Outcomes.Count > 30);
        Assert.Contains(
            texts,
            text =>
                text.StartsWith(
                    $"… and {all.Outcomes.Count - 24} more outcomes",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void What_a_program_prints_is_text_and_no_markup()
    {
        var figure = Simulator.Explore(() => Console.Write("</script><img src=x>")).Outcomes();

        Assert.Contains("</script><img src=x>", new Picture(figure).Texts);
        Assert.Equal(1, figure.ToHtml().Split("</script").Length - 1);
        Assert.DoesNotContain("<img src=x>", figure.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_counterexample_shows_lines_of_code_and_who_is_interrupted()
    {
        var finding = Deadlock;
        var texts = new Picture(finding.Counterexample(LockOrder)).Texts.ToList();

        Assert.Contains("Deadlock in 10 steps of 3 goroutines, with 1 interruption", texts);
        Assert.Contains(
            $"Schedule {finding.Schedule}: the smallest one known that shows it.",
            texts
        );
        Assert.Equal(2, texts.Count(text => text == "await other.Lock();"));
        Assert.Contains("await wg.Wait();", texts);
        Assert.Single(texts, "is interrupted");
    }

    [Fact]
    public void Where_there_are_many_goroutines_the_code_makes_room_for_what_they_do()
    {
        async GoTask SixAndAPanic()
        {
            var wg = new WaitGroup();
            for (int i = 0; i < 6; i++)
                wg.Go(async () => await Gosched());
            await wg.Wait();
            Console.Write("tea #1 for everybody");
            Panic("seven columns");
        }
        var options = new ExploreOptions { Strategy = ExploreStrategy.Random, MaxSchedules = 1 };
        var finding = Simulator.Explore(SixAndAPanic, options).Findings.Single();
        var texts = new Picture(finding.Counterexample(SixAndAPanic)).Texts.ToList();

        Assert.Equal(6, texts.Count(text => text.StartsWith("wg.Add", StringComparison.Ordinal)));
        Assert.Equal(6, texts.Count(text => text == "wg.Done"));
        Assert.Contains("starts G7", texts);
        Assert.Contains("waits: wg", texts);
        Assert.Contains(texts, text => text.StartsWith("wg.Go(", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("\"tea #1", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_of_a_notebooks_cell_come_from_its_host()
    {
        AppContext.SetData("Source of Cell 71", "first\n  second(); // <two>\n");
        var lines = new SourceLines();

        Assert.Equal("second(); // <two>", lines.At("Cell 71", 2));
        Assert.Null(lines.At("Cell 71", 9));
        Assert.Null(lines.At("Cell 72", 1));
    }

    [Fact]
    public void A_circle_of_locks_is_a_ring_and_who_waits_for_them_a_row()
    {
        var run = Simulator.Replay(LockOrder, Deadlock.Schedule);
        var picture = new Picture(run.WaitForGraph());
        var texts = picture.Texts.ToList();

        Assert.Contains(
            "2 goroutines wait for each other, and neither can ever go on; 1 other waits",
            texts
        );
        Assert.Contains("a circle: nobody can go on", texts);
        Assert.Contains("G1 main", texts);
        Assert.Equal(2, texts.Count(t => t.StartsWith("mutex #", StringComparison.Ordinal)));
        // G2 → a mutex → G3 → a mutex → G2
        Assert.Equal(
            4,
            picture.Named("path").Count(p => (string?)p.Attribute("stroke") == Palette.Fault)
        );
    }

    [Fact]
    public void A_run_differs_from_itself_in_nothing_and_from_another_where_they_part()
    {
        var all = Simulator.Explore(LockOrder);
        var runs = all.Outcomes.Select(o => Simulator.Replay(LockOrder, o.Schedule)).ToList();

        Assert.Contains(
            new Picture(runs[0].Difference(runs[0])).Texts,
            text =>
                text.StartsWith("No difference: both runs have the same ", StringComparison.Ordinal)
        );
        var texts = new Picture(runs[0].Difference(runs[1])).Texts.ToList();
        Assert.Contains(
            texts,
            text => text.StartsWith("The runs part after ", StringComparison.Ordinal)
        );
        Assert.Contains("G1 prints \"done\"", texts);
    }
}
