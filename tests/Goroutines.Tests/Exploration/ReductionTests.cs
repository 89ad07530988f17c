using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>The reduction leaves out what shows nothing new, and nothing else.</summary>
public sealed class ReductionTests
{
    private static Func<GoTask> Workers(int count, int steps) =>
        async () =>
        {
            var wg = new WaitGroup();
            for (int i = 0; i < count; i++)
                wg.Go(async () =>
                {
                    var own = new Chan<int>(steps);
                    for (int k = 0; k < steps; k++)
                        await own.Send(k);
                });
            await wg.Wait();
        };

    [Fact]
    public void Independent_workers_take_a_twentieth_of_the_naive_count_or_less()
    {
        var naive = Simulator.Explore(
            Workers(2, 4),
            new ExploreOptions
            {
                PreemptionBound = 100,
                MaxSchedules = 100_000,
                MaxTime = Patience.Long,
            }
        );
        var reduced = Simulator.Explore(Workers(2, 4));
        Assert.True(naive.Complete && reduced.Complete);
        Assert.InRange(reduced.Schedules + reduced.Redundant, 1, naive.Schedules / 20);
    }

    public static TheoryData<string> Programs => new(s_programs.Keys);

    private static readonly Dictionary<string, Func<GoTask>> s_programs = new(
        StringComparer.Ordinal
    )
    {
        ["three writers"] = async () =>
        {
            for (int i = 0; i < 3; i++)
                Go(static n => Console.Write(n), i);
            await Sleep(TimeSpan.FromMilliseconds(1));
        },
        ["lost update and a reader"] = async () =>
        {
            var x = new AtomicInt32();
            var wg = new WaitGroup();
            wg.Go(() => x.Store(x.Load() + 1));
            wg.Go(() => x.Store(x.Load() + 2));
            await wg.Wait();
            Console.Write(x.Load());
        },
        ["store buffers"] = async () =>
        {
            var (x, y) = (new AtomicInt32(), new AtomicInt32());
            var seen = new int[2];
            var wg = new WaitGroup();
            wg.Go(() =>
            {
                x.Store(1);
                seen[0] = y.Load();
            });
            wg.Go(() =>
            {
                y.Store(1);
                seen[1] = x.Load();
            });
            await wg.Wait();
            Console.Write($"{seen[0]}{seen[1]}");
        },
        ["rendezvous and close"] = async () =>
        {
            var ch = new Chan<int>();
            Go(async () =>
            {
                await ch.Send(1);
                ch.Close();
            });
            Go(async () => Console.Write((await ch.ReceiveOk()).Ok));
            Console.Write((await ch.ReceiveOk()).Ok);
        },
        ["select and senders"] = async () =>
        {
            var (a, b) = (new Chan<int>(), new Chan<int>(1));
            Go(async () => await a.Send(1));
            Go(async () => await b.Send(2));
            for (int i = 0; i < 2; i++)
                Console.Write(await Select(Receive(a), Receive(b)));
        },
        ["locks in different order"] = async () =>
        {
            var (a, b) = (new Mutex(), new Mutex());
            var wg = new WaitGroup();
            wg.Go(async () =>
            {
                using (await a.Lock())
                using (await b.Lock())
                    Console.Write("1");
            });
            wg.Go(async () =>
            {
                using (await b.Lock())
                using (await a.Lock())
                    Console.Write("2");
            });
            await wg.Wait();
        },
        ["a reader and a writer"] = async () =>
        {
            var rw = new RWMutex();
            int value = 0;
            var wg = new WaitGroup();
            wg.Go(async () =>
            {
                using (await rw.RLock())
                    Console.Write(value);
            });
            wg.Go(async () =>
            {
                using (await rw.Lock())
                    value = 1;
            });
            await wg.Wait();
        },
        ["a try that may fail"] = async () =>
        {
            var mu = new Mutex();
            Go(async () =>
            {
                using (await mu.Lock()) { }
            });
            await Gosched();
            Console.Write(mu.TryLock());
        },
        ["cancel and a look"] = async () =>
        {
            var (context, cancel) = Context.WithCancel(Context.Background);
            Go(cancel);
            Console.Write(context.Err is null);
            await Receive(context.Done);
            Console.Write(context.Err is null);
        },
        ["main that does not wait"] = async () =>
        {
            var ch = new Chan<int>(1);
            Go(async () =>
            {
                Console.Write("a");
                await ch.Send(1);
                Console.Write("b");
            });
            await ch.Receive();
            Console.Write("c");
        },
        ["a panic and a print"] = async () =>
        {
            Go(() => Panic("x"));
            Console.Write("a");
            await Gosched();
            Console.Write("b");
        },
        ["time orders"] = async () =>
        {
            Go(async () =>
            {
                await Sleep(TimeSpan.FromMilliseconds(1));
                Console.Write("a");
            });
            Go(async () =>
            {
                await Sleep(TimeSpan.FromMilliseconds(1));
                Console.Write("b");
            });
            Console.Write("c");
            await Sleep(TimeSpan.FromMilliseconds(2));
        },
    };

    /// <summary>The naive search tries every order of all steps: what it finds is the truth.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void The_reduced_search_finds_what_the_naive_one_finds(string program)
    {
        var naive = Simulator.Explore(
            s_programs[program],
            new ExploreOptions
            {
                PreemptionBound = 1000,
                MaxSchedules = 200_000,
                MaxTime = Patience.Long,
            }
        );
        var reduced = Simulator.Explore(
            s_programs[program],
            new ExploreOptions
            {
                Strategy = ExploreStrategy.Exhaustive,
                MaxSchedules = 200_000,
                MaxTime = Patience.Long,
            }
        );
        Assert.True(naive.Complete, $"{naive.Schedules} schedules were not enough");
        Assert.True(reduced.Complete);
        Assert.Equal(Results(naive), Results(reduced));
        Assert.True(reduced.Schedules <= naive.Schedules);
    }

    /// <summary>Chance finds nothing that the exhaustive search has not.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void Random_schedules_show_nothing_else(string program)
    {
        var all = Simulator.Explore(
            s_programs[program],
            new ExploreOptions
            {
                Strategy = ExploreStrategy.Exhaustive,
                MaxSchedules = 200_000,
                MaxTime = Patience.Long,
            }
        );
        foreach (var strategy in new[] { ExploreStrategy.Random, ExploreStrategy.Pct })
        {
            var some = Simulator.Explore(
                s_programs[program],
                new ExploreOptions
                {
                    Strategy = strategy,
                    MaxSchedules = 500,
                    MaxTime = Patience.Long,
                }
            );
            Assert.Subset(Results(all), Results(some));
        }
    }

    private static HashSet<string> Results(global::Goroutines.Exploration all) =>
        [
            .. all.Outcomes.Select(o => $"{o.Output} {o.Death}"),
            .. all.Findings.Select(f => $"{f.Kind}"),
        ];
}
