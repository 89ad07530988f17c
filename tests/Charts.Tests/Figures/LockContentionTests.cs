using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class LockContentionTests
{
    private const double Width = 884 - 84;

    [Fact]
    public void The_title_states_the_worst_lock() =>
        Assert.Contains(
            "mutex #2: waited for 50 ms in all, held 80 % of 100 ms; nobody waited for the other 1 lock",
            Texts(Run.LockContention())
        );

    [Fact]
    public void The_area_of_waiting_is_the_time_that_was_waited()
    {
        var bars = new Picture(Run.LockContention()).Bars(Palette.OfState(GoroutineState.Lock));

        // One waits from 10 to 20 and from 40 to 60 ms, two from 20 to 30 ms: 28 units of height are two.
        Assert.Equal(0.5 * Width * 14, bars.Sum(bar => bar.Width * bar.Height), 20.0);
    }

    [Fact]
    public void A_hold_is_a_bar_at_its_time()
    {
        var bar = Assert.Single(new Picture(Run.LockContention()).Bars(Palette.OfGoroutine(3)));

        Assert.Equal(84 + (0.3 * Width), bar.X, 0.1);
        Assert.Equal(0.3 * Width, bar.Width, 1.0);
    }

    [Fact]
    public void Who_is_woken_and_comes_too_late_goes_on_waiting()
    {
        var use = Assert.Single(
            Uses(
                new TraceBuilder(1)
                    .Does(0, 2, "lock", 1)
                    .Blocks(10, 3, "sync.Mutex.Lock", subject: 1)
                    .Does(20, 2, "unlock", 1)
                    .Readies(20, 3, by: 2)
                    .Does(20, 2, "lock", 1)
                    .Runs(25, 3)
                    .Blocks(25, 3, "sync.Mutex.Lock", subject: 1)
                    .Does(40, 2, "unlock", 1)
                    .Does(45, 3, "lock", 1)
                    .Until(50)
            )
        );

        Assert.Equal(35_000_000, Assert.Single(use.Waits).Length);
        Assert.Equal(20_000_000 + 20_000_000 + 5_000_000, use.Held);
    }

    [Fact]
    public void Readers_that_share_a_lock_hold_it_once()
    {
        var use = Assert.Single(
            Uses(
                new TraceBuilder(2)
                    .Does(0, 2, "rlock", 1)
                    .Does(10, 3, "rlock", 1)
                    .Does(20, 2, "runlock", 1)
                    .Does(30, 3, "runlock", 1)
                    .Does(40, 2, "lock", 1)
                    .Until(50)
            )
        );

        Assert.Equal("RWMutex #1", use.Name);
        Assert.Equal(40_000_000, use.Held);
    }

    [Fact]
    public void Who_waits_at_the_end_has_waited_until_then()
    {
        var trace = new TraceBuilder(1)
            .Does(0, 2, "lock", 1)
            .Blocks(10, 3, "sync.Mutex.Lock", subject: 1)
            .Until(100);

        var wait = Assert.Single(Assert.Single(Uses(trace)).Waits);

        Assert.False(wait.WasServed);
        Assert.Equal(90_000_000, wait.Length);
    }

    [Fact]
    public void Many_waiters_are_counted_by_place()
    {
        var trace = new TraceBuilder(1).Does(0, 1, "lock", 1);
        for (var g = 2; g < 1002; g++)
        {
            trace.Blocks(10, g, "sync.Mutex.Lock", subject: 1);
        }

        Assert.Contains(
            "1,000 goroutines at Cell 3:7 for mutex #1",
            Texts(trace.Until(100).LockContention())
        );
    }

    /// <summary>
    /// G2 has lock 2 from 0 to 30 ms, G3 from 30 to 60, G4 from 60 to 80; G3 waits from 10, G4 from 20 to 30 and, after
    /// something else, from 40. Lock 5 is taken by G2 alone.
    /// </summary>
    private static Trace Run =>
        new TraceBuilder(2)
            .Runs(0, 2)
            .Does(0, 2, "lock", 2)
            .Does(0, 2, "lock", 5)
            .Does(5, 2, "unlock", 5)
            .Blocks(10, 3, "sync.Mutex.Lock", subject: 2)
            .Blocks(20, 4, "sync.Mutex.Lock", subject: 2)
            .Does(30, 2, "unlock", 2)
            .Does(30, 4, "lock", 2)
            .Does(30, 4, "unlock", 2)
            .Does(30, 3, "lock", 2)
            .Blocks(40, 4, "sync.Mutex.Lock", subject: 2)
            .Does(60, 3, "unlock", 2)
            .Does(60, 4, "lock", 2)
            .Does(80, 4, "unlock", 2)
            .Until(100);

    private static List<LockUse> Uses(Trace trace) => LockUses.Of(trace, Timeline.Of(trace));

    private static IEnumerable<string> Texts(Figure figure) => new Picture(figure).Texts;
}
