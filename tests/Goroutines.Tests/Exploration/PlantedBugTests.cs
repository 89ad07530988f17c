using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>Bugs that a lucky run hides: each must be found, within so many schedules. The right program has none.</summary>
public sealed class PlantedBugTests
{
    private static global::Goroutines.Exploration Explore(Func<GoTask> main) =>
        Simulator.Explore(
            main,
            new ExploreOptions
            {
                MaxSchedules = 20_000,
                MaxTime = Patience.Long,
                Strategy = ExploreStrategy.Exhaustive,
            }
        );

    private static void Finds(
        Func<GoTask> main,
        FindingKind kind,
        int schedules,
        int? preemptions = null
    )
    {
        var all = Explore(main);
        Assert.True(all.Complete);
        var finding = all.Findings.First(f => f.Kind == kind);
        // The number that it needed: were it to rise, something has become worse.
        Assert.InRange(all.Schedules, 1, schedules);
        if (preemptions is { } bound)
            Assert.Equal(bound, finding.Preemptions);
        if (kind is FindingKind.Deadlock or FindingKind.Panic or FindingKind.Fatal)
            Assert.Equal(2, Simulator.Replay(main, finding.Schedule).ExitCode);
    }

    private static void IsRight(Func<GoTask> main, params string[] outputs)
    {
        var all = Explore(main);
        Assert.True(all.Complete);
        Assert.Empty(all.Findings);
        Assert.Equal(outputs, all.Outcomes.Select(o => o.Output).Order());
    }

    [Fact]
    public void Check_then_act_on_a_map_is_not_one_step()
    {
        var all = Explore(Program(atomic: false));
        Assert.Equal(["1", "2"], all.Outcomes.Select(o => o.Output).Order());
        IsRight(Program(atomic: true), "1");

        static Func<GoTask> Program(bool atomic) =>
            async () =>
            {
                var map = new SyncMap<string, int>();
                var made = new AtomicInt32();
                var wg = new WaitGroup();
                for (int i = 0; i < 2; i++)
                    wg.Go(() =>
                    {
                        if (atomic ? !map.LoadOrStore("k", 1).Loaded : Absent(map))
                            made.Add(1);
                    });
                await wg.Wait();
                Console.Write(made.Load());
            };

        static bool Absent(SyncMap<string, int> map)
        {
            bool absent = !map.Load("k", out _);
            map.Store("k", 1);
            return absent;
        }
    }

    [Fact]
    public void Double_checked_locking_that_sets_the_flag_too_early_shows_the_unmade_value()
    {
        var all = Explore(Program(early: true));
        Assert.Contains(
            "0",
            string.Concat(all.Outcomes.Select(o => o.Output)),
            StringComparison.Ordinal
        );
        IsRight(Program(early: false), "77");

        static Func<GoTask> Program(bool early) =>
            async () =>
            {
                var isMade = new AtomicBool();
                var value = new AtomicInt32();
                var mu = new Mutex();
                var wg = new WaitGroup();
                var seen = new int[2];
                for (int i = 0; i < 2; i++)
                {
                    int k = i;
                    wg.Go(async () =>
                    {
                        if (!isMade.Load())
                            using (await mu.Lock())
                                if (!isMade.Load())
                                {
                                    if (early)
                                        isMade.Store(true);
                                    value.Store(7);
                                    isMade.Store(true);
                                }
                        seen[k] = value.Load();
                    });
                }
                await wg.Wait();
                Console.Write($"{seen[0]}{seen[1]}");
            };
    }

    [Fact]
    public void A_signal_before_the_wait_is_missed()
    {
        Finds(Program(looks: false), FindingKind.Deadlock, 40, preemptions: 1);
        IsRight(Program(looks: true), "woken");

        static Func<GoTask> Program(bool looks) =>
            async () =>
            {
                var mu = new Mutex();
                var cond = new Cond(mu);
                bool ready = false;
                Go(async () =>
                {
                    using (await mu.Lock())
                        ready = true;
                    cond.Signal();
                });
                using (await mu.Lock())
                    while (!looks || !ready)
                    {
                        await cond.Wait();
                        if (!looks)
                            break;
                    }
                Console.Write("woken");
            };
    }

    [Theory]
    [InlineData(2, 40)]
    [InlineData(3, 800)]
    public void Philosophers_who_all_take_the_left_fork_first_starve(int count, int schedules)
    {
        Finds(Program(ordered: false), FindingKind.Deadlock, schedules);
        IsRight(Program(ordered: true), "");

        Func<GoTask> Program(bool ordered) =>
            async () =>
            {
                var forks = new Mutex[count];
                for (int i = 0; i < count; i++)
                    forks[i] = new Mutex();
                var wg = new WaitGroup();
                for (int i = 0; i < count; i++)
                {
                    var (left, right) = (forks[i], forks[(i + 1) % count]);
                    if (ordered && i == count - 1)
                        (left, right) = (right, left);
                    wg.Go(async () =>
                    {
                        using (await left.Lock())
                        using (await right.Lock()) { }
                    });
                }
                await wg.Wait();
            };
    }

    [Fact]
    public void A_pointer_that_is_the_same_again_fools_compare_and_swap()
    {
        // A stack: one pops while the other pops two and pushes the first back.
        var all = Explore(async () =>
        {
            var c = new Node("c", null);
            var b = new Node("b", c);
            var a = new Node("a", b);
            var top = new AtomicPointer<Node>();
            top.Store(a);
            var wg = new WaitGroup();
            wg.Go(() =>
            {
                var first = top.Load()!;
                var next = first.Next;
                top.CompareAndSwap(first, next);
            });
            wg.Go(() =>
            {
                var first = top.Load()!;
                var second = first.Next;
                if (!top.CompareAndSwap(first, second) || second is null)
                    return;
                if (!top.CompareAndSwap(second, second.Next))
                    return;
                first.Next = second.Next;
                top.CompareAndSwap(second.Next, first);
            });
            await wg.Wait();
            var left = new List<string>();
            for (var node = top.Load(); node is not null; node = node.Next)
                left.Add(node.Name);
            Console.Write(string.Concat(left));
        });
        Assert.True(all.Complete);
        // b was popped, and stands on the stack again.
        Assert.Contains("bc", all.Outcomes.Select(o => o.Output));
    }

    private sealed class Node(string name, Node? next)
    {
        public string Name => name;
        public Node? Next { get; set; } = next;
    }

    [Fact]
    public void A_channel_that_nobody_closes_leaves_its_reader()
    {
        Finds(Program(closes: false), FindingKind.Deadlock, 10, preemptions: 0);
        IsRight(Program(closes: true), "12");

        static Func<GoTask> Program(bool closes) =>
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    await ch.Send(1);
                    await ch.Send(2);
                    if (closes)
                        ch.Close();
                });
                await foreach (int v in ch)
                    Console.Write(v);
            };
    }

    [Fact]
    public void Adding_to_a_group_inside_the_goroutine_comes_too_late()
    {
        var all = Explore(Program(inside: true));
        Assert.True(all.Complete);
        Assert.Equal(["0", "1"], all.Outcomes.Select(o => o.Output).Order());
        IsRight(Program(inside: false), "1");

        static Func<GoTask> Program(bool inside) =>
            async () =>
            {
                var wg = new WaitGroup();
                var done = new AtomicInt32();
                if (!inside)
                    wg.Add(1);
                Go(() =>
                {
                    if (inside)
                        wg.Add(1);
                    done.Add(1);
                    wg.Done();
                });
                await wg.Wait();
                Console.Write(done.Load());
            };
    }

    [Fact]
    public void A_select_may_serve_one_channel_only_and_leave_the_other_senders()
    {
        Finds(
            async () =>
            {
                var (a, b) = (new Chan<int>(), new Chan<int>());
                Go(async () => await a.Send(1));
                Go(async () => await b.Send(2));
                Console.Write(await Select(Receive(a), Receive(b)));
            },
            FindingKind.Leak,
            20,
            preemptions: 0
        );
    }

    [Fact]
    public void Two_that_always_give_way_get_nowhere()
    {
        var all = Simulator.Explore(
            async () =>
            {
                var (a, b) = (new AtomicBool(), new AtomicBool());
                var wg = new WaitGroup();
                wg.Go(() => Pass(a, b));
                wg.Go(() => Pass(b, a));
                await wg.Wait();
            },
            new ExploreOptions
            {
                MaxSteps = 120,
                MaxSchedules = 4000,
                MaxTime = Patience.Long,
            }
        );
        Assert.False(all.Complete);
        Assert.Contains(all.Findings, f => f.Kind == FindingKind.Livelock);

        static async GoTask Pass(AtomicBool own, AtomicBool other)
        {
            own.Store(true);
            while (other.Load())
            {
                own.Store(false);
                await Gosched();
                own.Store(true);
            }
            own.Store(false);
        }
    }

    [Fact]
    public void Sending_on_a_channel_that_another_closes_panics()
    {
        Finds(
            async () =>
            {
                var ch = new Chan<int>(1);
                Go(ch.Close);
                await ch.Send(1);
            },
            FindingKind.Panic,
            4
        );
    }

    [Fact]
    public void Unlocking_what_another_unlocks_is_a_fatal_error()
    {
        Finds(
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                await mu.Lock();
                for (int i = 0; i < 2; i++)
                    wg.Go(mu.Unlock);
                await wg.Wait();
            },
            FindingKind.Fatal,
            10,
            preemptions: 0
        );
    }
}
