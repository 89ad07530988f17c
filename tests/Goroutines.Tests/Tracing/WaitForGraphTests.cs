using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing;

/// <summary>Who waits for whom at the end of a run, read from its trace.</summary>
public sealed class WaitForGraphTests
{
    private const string File = "/home/learner/main.cs";

    [Fact]
    public void Two_locks_taken_in_different_order_are_a_circle()
    {
        var graph = Graph(
            Lock(2, 1, 10),
            Lock(3, 2, 20),
            Waits(2, "sync.Mutex.Lock", 2, 11),
            Waits(3, "sync.Mutex.Lock", 1, 21)
        );
        Assert.Equal(
            "G2 waits for mutex #2 (main.cs:11), which G3 holds since main.cs:20; "
                + "G3 waits for mutex #1 (main.cs:21), which G2 holds since main.cs:10: a circle.",
            graph.ToString()
        );
        var cycle = Assert.Single(graph.Cycles);
        Assert.Equal([(2, 3), (3, 2)], cycle.Select(edge => (edge.Goroutine, edge.Holder)));
    }

    [Fact]
    public void Who_locks_twice_waits_for_itself()
    {
        var graph = Graph(Lock(1, 1, 3), Waits(1, "sync.Mutex.Lock", 1, 4));
        Assert.Equal(
            "G1 waits for mutex #1 (main.cs:4), which it holds itself since main.cs:3: a circle.",
            graph.ToString()
        );
    }

    [Fact]
    public void A_lock_that_was_given_back_is_held_by_nobody()
    {
        var graph = Graph(
            Lock(2, 1, 3),
            Does(2, "unlock", 1, 0),
            Waits(1, "sync.Mutex.Lock", 1, 4)
        );
        var edge = Assert.Single(graph.Edges);
        Assert.Equal((1, 0, WaitForRelation.Unknown), (edge.Goroutine, edge.Holder, edge.Relation));
        Assert.Empty(graph.Cycles);
    }

    [Fact]
    public void Who_ended_with_a_lock_is_said_to_have_done_so()
    {
        var graph = Graph(
            Lock(2, 1, 3),
            new(0, TraceEventKind.Ended, 2, 0),
            Waits(1, "sync.Mutex.Lock", 1, 4)
        );
        Assert.Equal(
            "G1 waits for mutex #1 (main.cs:4), which G2 locked (main.cs:3) and had not unlocked when it ended.",
            graph.ToString()
        );
    }

    [Fact]
    public void A_lock_taken_after_a_wait_has_a_new_holder()
    {
        var graph = Graph(
            Lock(2, 1, 3),
            Waits(3, "sync.Mutex.Lock", 1, 5),
            Does(2, "unlock", 1, 0),
            new(0, TraceEventKind.Ready, 3, 0),
            new(0, TraceEventKind.Running, 3, 0),
            Lock(3, 1, 5),
            Waits(2, "sync.Mutex.Lock", 1, 7)
        );
        var edge = Assert.Single(graph.Edges);
        Assert.Equal((2, 3, 5), (edge.Goroutine, edge.Holder, edge.HolderLine));
    }

    [Fact]
    public void Of_a_channel_it_tells_who_used_it_last_and_makes_no_circle_of_that()
    {
        var graph = Graph(
            Does(3, "send", 1, 9),
            Does(2, "send", 2, 8),
            Waits(2, "chan receive", 1, 11),
            Waits(3, "chan receive", 2, 12),
            Waits(4, "chan send", 5, 13)
        );
        Assert.Equal(
            """
            G2 waits for a value from channel #1 (main.cs:11), on which G3 was the last to send (main.cs:9).
            G3 waits for a value from channel #2 (main.cs:12), on which G2 was the last to send (main.cs:8).
            G4 waits for somebody to receive from channel #5 (main.cs:13), from which nobody else has received.
            """.ReplaceLineEndings("\n"),
            graph.ToString()
        );
        Assert.Empty(graph.Cycles);
    }

    [Fact]
    public void Of_a_wait_group_it_says_what_a_trace_does_not_tell() =>
        Assert.Equal(
            "G1 waits for WaitGroup #4 (main.cs:2), and a trace does not tell who has yet to call Done.",
            Graph(Waits(1, "sync.WaitGroup.Wait", 4, 2)).ToString()
        );

    [Fact]
    public void A_reader_behind_a_writer_who_waits_for_that_reader_is_in_a_circle()
    {
        var graph = Graph(
            Does(2, "rlock", 1, 3),
            Waits(3, "sync.RWMutex.Lock", 1, 7),
            Waits(2, "sync.RWMutex.RLock", 1, 4)
        );
        Assert.Equal(
            [WaitForRelation.WaitsToWrite, WaitForRelation.Reads],
            Assert.Single(graph.Cycles).Select(edge => edge.Relation)
        );
    }

    [Fact]
    public void A_writer_waits_for_every_reader()
    {
        var graph = Graph(
            Does(2, "rlock", 1, 3),
            Does(3, "rlock", 1, 3),
            Does(4, "rlock", 1, 3),
            Does(3, "runlock", 1, 0),
            Waits(5, "sync.RWMutex.Lock", 1, 7)
        );
        Assert.Equal([2, 4], graph.Edges.Select(edge => edge.Holder));
    }

    [Fact]
    public void Sleepers_are_not_in_it() => Assert.Empty(Graph(Waits(1, "sleep", 0, 3)).Edges);

    [Fact]
    public void Philosophers_who_each_hold_a_fork_are_one_circle_of_five()
    {
        var run = Simulator.Run(async () =>
        {
            var forks = Enumerable.Range(0, 5).Select(_ => new Mutex()).ToArray();
            var wg = new WaitGroup();
            for (int i = 0; i < 5; i++)
            {
                int n = i;
                wg.Go(async () =>
                {
                    await forks[n].Lock();
                    await Gosched();
                    await forks[(n + 1) % 5].Lock();
                });
            }
            await wg.Wait();
        });
        var graph = WaitForGraph.Of(run.Trace!);
        Assert.Equal([2, 3, 4, 5, 6], Assert.Single(graph.Cycles).Select(edge => edge.Goroutine));
        Assert.Contains(graph.Edges, edge => edge is { Goroutine: 1, Holder: 0 });
    }

    [Fact]
    public void A_circle_that_main_leaves_behind_is_a_partial_deadlock()
    {
        var all = Simulator.Explore(async () =>
        {
            Mutex a = new();
            Mutex b = new();
            Go(() => Both(a, b));
            Go(() => Both(b, a));
            await Sleep(TimeSpan.FromSeconds(1));
        });
        var finding = Assert.Single(all.Findings);
        Assert.Equal(FindingKind.PartialDeadlock, finding.Kind);
        Assert.StartsWith("goroutine leak:", finding.Report, StringComparison.Ordinal);
        Assert.Contains(": a circle.", finding.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_goroutine_left_in_no_circle_is_a_leak_and_its_report_says_what_it_waits_for()
    {
        var all = Simulator.Explore(() =>
        {
            var results = new Chan<int>();
            Go(() => results.Send(1));
        });
        var finding = Assert.Single(all.Findings);
        Assert.Equal(FindingKind.Leak, finding.Kind);
        Assert.Contains(
            "G2 waits for somebody to receive from channel #1",
            finding.Report,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Events_of_one_instant_stay_in_order_where_a_goroutine_is_stopped_within_a_step()
    {
        static async GoTask LostUpdate()
        {
            var x = new AtomicInt32();
            var wg = new WaitGroup();
            for (int i = 0; i < 2; i++)
                wg.Go(() => x.Store(x.Load() + 1));
            await wg.Wait();
            Console.Write(x.Load());
        }
        var all = Simulator.Explore(LostUpdate);
        var lost = all.Outcomes.Single(outcome => outcome.Output == "1");
        var trace = Simulator.Replay(LostUpdate, lost.Schedule).Trace!;
        var accesses = trace
            .Events.Where(e => e.Text is "load" or "store")
            .Select(e => $"{e.Text} {e.Goroutine}");
        Assert.Equal(["load 2", "load 3", "store 3", "store 2", "load 1"], accesses);
    }

    private static async GoTask Both(Mutex first, Mutex second)
    {
        await first.Lock();
        await second.Lock();
        second.Unlock();
        first.Unlock();
    }

    private static WaitForGraph Graph(params TraceEvent[] events) =>
        WaitForGraph.Of(new Trace(events, 1, TimeSpan.Zero));

    private static TraceEvent Lock(long goroutine, long subject, int line) =>
        Does(goroutine, "lock", subject, line);

    private static TraceEvent Does(long goroutine, string operation, long subject, int line) =>
        new(0, TraceEventKind.Operation, goroutine, 0)
        {
            Text = operation,
            Subject = subject,
            File = File,
            Line = line,
        };

    private static TraceEvent Waits(long goroutine, string reason, long subject, int line) =>
        new(0, TraceEventKind.Blocked, goroutine, 0)
        {
            Text = reason,
            Subject = subject,
            File = File,
            Line = line,
        };
}
