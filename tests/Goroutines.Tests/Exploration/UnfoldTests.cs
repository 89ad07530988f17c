using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>The tree of a program's schedules has the positions that can be counted by hand, and no other.</summary>
public sealed class UnfoldTests
{
    private static IEnumerable<SchedulePosition> All(SchedulePosition position) =>
        position.Moves.SelectMany(move => move.Next is { } next ? All(next) : []).Prepend(position);

    private static List<SchedulePosition> Ends(ScheduleTree tree) =>
        [.. All(tree.Root).Where(position => position.End is not null)];

    [Fact]
    public void One_goroutine_has_nothing_to_choose()
    {
        var tree = Simulator.Unfold(async () =>
        {
            var ch = new Chan<int>(1);
            await ch.Send(1);
            Console.Write(await ch.Receive());
        });
        Assert.True(tree.Complete);
        Assert.Equal(1, tree.Positions);
        Assert.Empty(tree.Root.Moves);
        Assert.Equal("1", tree.Root.End!.Output);
        Assert.Equal("-", tree.Root.Schedule);
    }

    [Fact]
    public void Of_two_writes_and_the_end_of_main_three_orders_are_possible()
    {
        var tree = Simulator.Unfold(() =>
        {
            Go(() => Console.Write("a"));
            Console.Write("b");
        });
        // Main writes and then ends; the other writes before, between, or never.
        Assert.True(tree.Complete);
        Assert.Equal(["ab", "b", "ba"], Ends(tree).Select(p => p.End!.Output).Order());
        Assert.Equal([1, 2], tree.Root.Moves.Select(move => move.Goroutine).Order());
        // Two positions with a choice, three ends.
        Assert.Equal(5, tree.Positions);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 24)]
    public void Goroutines_that_do_one_thing_each_come_in_every_order(int goroutines, int orders)
    {
        var tree = Simulator.Unfold(async () =>
        {
            var wait = Sleep(TimeSpan.FromSeconds(1));
            for (int i = 0; i < goroutines; i++)
                Go(static n => Console.Write(n), i);
            await wait;
        });
        var outputs = Ends(tree).Select(p => p.End!.Output).Distinct();
        Assert.True(tree.Complete);
        Assert.Equal(orders, outputs.Count());
    }

    [Fact]
    public void Starting_a_goroutine_and_coming_to_an_end_are_no_choices()
    {
        var tree = Simulator.Unfold(async () =>
        {
            Go(() => Console.Write("a"));
            Go(() => Console.Write("b"));
            await new Chan<int>().Receive();
        });
        // Three steps: two writes and the wait of main, in any order.
        Assert.Equal(6, Ends(tree).Count);
        Assert.Equal([1, 2, 3], tree.Root.Moves.Select(move => move.Goroutine).Order());
        Assert.All(Ends(tree), p => Assert.Equal(FindingKind.Deadlock, p.End!.Death));
    }

    [Fact]
    public void The_cases_of_a_select_are_choices()
    {
        var tree = Simulator.Unfold(async () =>
        {
            var (a, b, c) = (new Chan<int>(1), new Chan<int>(1), new Chan<int>(1));
            await a.Send(0);
            await c.Send(0);
            Console.Write(await Select(Receive(a), Receive(b), Receive(c)));
        });
        Assert.Equal([(0L, 1), (0L, 2)], tree.Root.Moves.Select(m => (m.Goroutine, m.Possibility)));
        Assert.Equal(["0", "2"], Ends(tree).Select(p => p.End!.Output));
        Assert.Equal(["1=0", "1=1"], Ends(tree).Select(p => p.Schedule));
    }

    [Fact]
    public void Every_position_can_be_replayed()
    {
        var tree = Simulator.Unfold(LostUpdate);
        Assert.True(tree.Complete);
        Assert.Contains(Ends(tree), p => p.End!.Output == "1");
        Assert.Contains(Ends(tree), p => p.Races.Count > 0);
        foreach (var end in Ends(tree))
            Assert.Equal(end.End!.Output, Simulator.Replay(LostUpdate, end.Schedule).Stdout);
    }

    [Fact]
    public void The_outcomes_are_those_of_an_exploration()
    {
        var all = Simulator.Explore(LockOrder);
        var tree = Simulator.Unfold(LockOrder);
        Assert.Equal(
            all.Outcomes.Select(o => (o.Output, o.Death)).Order(),
            Ends(tree).Select(p => (p.End!.Output, p.End.Death)).Distinct().Order()
        );
    }

    [Fact]
    public void The_events_on_the_way_are_those_of_the_whole_run()
    {
        var end = Ends(Simulator.Unfold(LostUpdate))[^1];
        var events = new List<TraceEvent>();
        for (var at = end; at is not null; at = at.Parent)
            events.InsertRange(0, at.Events);
        var whole = Simulator.Replay(LostUpdate, end.Schedule).Trace!.Events;
        // Main was started in another line here.
        Assert.Equal(whole.Skip(1), events.Skip(1));
    }

    [Fact]
    public void A_tree_that_is_too_large_is_cut_and_says_so()
    {
        var tree = Simulator.Unfold(LostUpdate, new UnfoldOptions { MaxPositions = 20 });
        Assert.False(tree.Complete);
        Assert.InRange(tree.Positions, 2, 20);
        Assert.Contains(All(tree.Root), p => p.Moves.Count > 0 && p.Moves[0].Next is null);
    }

    [Fact]
    public void Nothing_is_unfolded_behind_a_position_that_is_enough()
    {
        var tree = Simulator.Unfold(
            LostUpdate,
            new UnfoldOptions { Until = position => position.Parent is not null }
        );
        Assert.True(tree.Complete);
        Assert.Equal(1 + tree.Root.Moves.Count, tree.Positions);
    }

    [Fact]
    public void A_program_without_an_end_is_found_out()
    {
        var tree = Simulator.Unfold(async () =>
        {
            while (true)
                await Gosched();
        });
        Assert.Equal(FindingKind.Livelock, tree.Root.End!.Death);
        var many = Simulator.Unfold(
            () =>
            {
                while (true)
                    Go(() => { });
            },
            new UnfoldOptions { MaxPositions = 10, MaxSteps = 100 }
        );
        Assert.InRange(many.Positions, 1, 10);
    }

    [Fact]
    public void A_program_that_is_not_the_same_each_time_is_refused()
    {
        int runs = 0;
        var error = Assert.Throws<SimulationException>(() =>
            Simulator.Unfold(async () =>
            {
                bool isOdd = ++runs % 2 == 1;
                for (int i = 0; i < (isOdd ? 2 : 0); i++)
                    Go(() => Console.Write("a"));
                Console.Write("b");
                await Sleep(TimeSpan.FromSeconds(1));
                if (!isOdd)
                    Console.Write("c");
            })
        );
        Assert.Contains("does not do the same again", error.Message, StringComparison.Ordinal);
    }

    private static async GoTask LostUpdate()
    {
        var x = new Shared<int>();
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++)
            wg.Go(async () => await x.Store(await x.Load() + 1));
        await wg.Wait();
        Console.Write(await x.Load());
    }

    private static async GoTask LockOrder()
    {
        Mutex a = new();
        Mutex b = new();
        var wg = new WaitGroup();
        wg.Add(2);
        Go(() => Both(a, b));
        Go(() => Both(b, a));
        await wg.Wait();
        Console.Write("ok");

        async GoTask Both(Mutex first, Mutex second)
        {
            using (await first.Lock())
            using (await second.Lock()) { }
            wg.Done();
        }
    }
}
