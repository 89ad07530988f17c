using Charts.Drawing;
using Charts.Figures.Paths;
using Charts.Timelines;
using Goroutines;
using static Goroutines.Builtin;

namespace Charts.Tests.Figures;

public sealed class CriticalPathTests
{
    [Fact]
    public void The_path_goes_from_the_end_through_who_woke_whom()
    {
        // G1 waits for G3, which is woken at 50 and runs at 60; until 50 it waited for G2, which G1 started.
        var path = Of(TraceBuilder.TwoCores());

        Assert.Equal(
            [
                (1, 0, 0, GoroutineState.Running),
                (2, 0, 10, GoroutineState.Ready),
                (2, 10, 50, GoroutineState.Running),
                (3, 50, 60, GoroutineState.Ready),
                (3, 60, 90, GoroutineState.Running),
                (1, 90, 100, GoroutineState.Running),
            ],
            path.Pieces.Select(p =>
                    ((int)p.Goroutine, (int)(p.Start / 1e6), (int)(p.End / 1e6), p.State)
                )
                .Prepend((1, 0, 0, GoroutineState.Running))
        );
        Assert.Equal([(1, 2), (2, 3), (3, 1)], path.Hops.Select(h => ((int)h.From, (int)h.To)));
    }

    [Fact]
    public void The_title_says_what_the_time_was_made_of() =>
        Assert.Contains(
            "100 ms: 40 ms work in G2, 30 ms work in G3, 20 ms waiting for a core, 10 ms work in G1",
            new Picture(TraceBuilder.TwoCores().CriticalPath()).Texts
        );

    [Fact]
    public void A_lock_on_the_path_is_what_was_waited_for()
    {
        // On four cores three take turns for 20 ms each after 10 ms of work: 10 + 20 + 20 + 20.
        var run = Simulator.Run(Turns, new SimulationOptions { MaxProcs = 4 });
        var texts = new Picture(run.CriticalPath()).Texts.ToList();

        Assert.Equal(TimeSpan.FromMilliseconds(70), run.Elapsed);
        Assert.Contains(
            "70 ms: 40 ms waiting for mutex #2, 20 ms work in G4, 10 ms work in G2",
            texts
        );
        // Without the lock all three work for 30 ms beside each other.
        Assert.Contains("If mutex #2 cost nothing, the run would take 30 ms, 57 % less.", texts);
    }

    [Theory]
    [InlineData("two cores")]
    [InlineData("turns")]
    [InlineData("large")]
    [InlineData("stuck")]
    public void Pieces_follow_each_other_and_sum_to_the_run_time(string name)
    {
        var trace = name switch
        {
            "turns" => Simulator
                .Run(Turns, new SimulationOptions { MaxProcs = 2, Seed = 7 })
                .Trace!,
            "large" => TraceBuilder.Large(300, 20_000),
            "stuck" => new TraceBuilder(1)
                .Runs(0, 1)
                .Blocks(10, 1, "chan receive")
                .Runs(10, 2)
                .Blocks(30, 2, "chan send")
                .Until(50),
            _ => TraceBuilder.TwoCores(),
        };
        var timeline = Timeline.Of(trace);
        var path = CriticalPath.Of(trace, timeline);

        Assert.Equal(timeline.End, path.Pieces.Sum(piece => piece.Length));
        Assert.Equal(timeline.End, CriticalParts.Of(path).Sum(part => part.Time));
        Assert.Equal(0, path.Pieces[0].Start);
        Assert.All(
            path.Pieces.Zip(path.Pieces.Skip(1)),
            pair => Assert.Equal(pair.First.End, pair.Second.Start)
        );
    }

    [Fact]
    public void The_bars_of_the_path_do_not_overlap_and_are_as_long_as_the_run()
    {
        var picture = new Picture(
            Simulator.Run(Turns, new SimulationOptions { MaxProcs = 4 }).CriticalPath()
        );
        var bars = picture
            .Bars("#ee8866")
            .Concat(picture.Bars(Palette.OfState(GoroutineState.Running)))
            .OrderBy(bar => bar.X)
            .ToList();

        Assert.Equal(884 - 150, bars.Sum(bar => bar.Width), 1.0);
        Assert.All(
            bars.Zip(bars.Skip(1)),
            pair => Assert.Equal(pair.First.X + pair.First.Width, pair.Second.X, 0.21)
        );
    }

    [Fact]
    public void A_sleep_is_part_of_the_path()
    {
        var run = Simulator.Run(
            async () =>
            {
                await Work(TimeSpan.FromMilliseconds(5));
                await Sleep(TimeSpan.FromMilliseconds(20));
            },
            new SimulationOptions()
        );

        Assert.Contains(
            "25 ms: 20 ms sleeping, 5 ms work in G1",
            new Picture(run.CriticalPath()).Texts
        );
    }

    private static async Task Turns()
    {
        var mu = new Mutex();
        var wg = new WaitGroup();
        for (var i = 0; i < 3; i++)
        {
            wg.Go(async () =>
            {
                await Work(TimeSpan.FromMilliseconds(10));
                await mu.Lock();
                await Work(TimeSpan.FromMilliseconds(20));
                mu.Unlock();
            });
        }

        await wg.Wait();
    }

    private static CriticalPath Of(Trace trace) => CriticalPath.Of(trace, Timeline.Of(trace));
}
