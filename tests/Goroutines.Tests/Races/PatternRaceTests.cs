using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>Whole programs of the usual kinds: what is right is not told, what is wrong is.</summary>
public sealed class PatternRaceTests
{
    public static TheoryData<string> Machines => Searched.Machines;

    [Theory, MemberData(nameof(Machines))]
    public Task A_lost_update_is_told_also_where_nothing_was_lost(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var counter = new Shared<int>();
                var wg = new WaitGroup();
                for (int g = 0; g < 3; g++)
                    wg.Go(async () => await counter.Store(await counter.Load() + 1));
                await wg.Wait();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_flag_that_is_polled_is_told(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var (ready, data) = (new Shared<bool>(), new Shared<int>());
                Go(async () =>
                {
                    await data.Store(42);
                    await ready.Store(true);
                });
                while (!await ready.Load())
                    await Gosched();
                await data.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task Double_checked_locking_is_told(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var made = new Shared<bool>();
                var mu = new Mutex();
                var wg = new WaitGroup();
                for (int g = 0; g < 2; g++)
                    wg.Go(async () =>
                    {
                        if (await made.Load())
                            return;
                        using (await mu.Lock())
                            if (!await made.Load())
                                await made.Store(true);
                    });
                await wg.Wait();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task Workers_with_results_in_places_of_their_own_are_right(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var results = new SharedArray<int>(8);
                var jobs = new Chan<int>();
                var wg = new WaitGroup();
                for (int w = 0; w < 3; w++)
                    wg.Go(async () =>
                    {
                        await foreach (int job in jobs)
                            await results.Store(job, job * job);
                    });
                for (int job = 0; job < results.Length; job++)
                    await jobs.Send(job);
                jobs.Close();
                await wg.Wait();
                for (int job = 0; job < results.Length; job++)
                    Assert.Equal(job * job, await results.Load(job));
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_monitor_goroutine_owns_its_data(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var balance = new Shared<int>();
                var (deposits, balances) = (new Chan<int>(), new Chan<int>());
                var stop = new Chan<Unit>();
                Go(async () =>
                {
                    var deposit = Receive(deposits);
                    while (true)
                        switch (
                            await Select(
                                deposit,
                                Send(balances, await balance.Load()),
                                Receive(stop)
                            )
                        )
                        {
                            case 0:
                                await balance.Store(await balance.Load() + deposit.Value);
                                break;
                            case 2:
                                return;
                        }
                });
                var wg = new WaitGroup();
                for (int g = 0; g < 3; g++)
                    wg.Go(async () => await deposits.Send(10));
                await wg.Wait();
                Assert.Equal(30, await balances.Receive());
                stop.Close();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_barrier_of_a_mutex_and_a_condition_separates_phases(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                const int Parties = 3;
                var cells = new SharedArray<int>(Parties);
                var (arrived, phase) = (new Shared<int>(), new Shared<int>());
                var mu = new Mutex();
                var turn = new Cond(mu);
                var wg = new WaitGroup();
                for (int p = 0; p < Parties; p++)
                {
                    int me = p;
                    wg.Go(async () =>
                    {
                        for (int round = 0; round < 3; round++)
                        {
                            await cells.Store((me + round) % Parties, round);
                            await Arrive();
                        }
                    });
                }
                await wg.Wait();

                async GoTask Arrive()
                {
                    using var held = await mu.Lock();
                    int mine = await phase.Load();
                    await arrived.Store(await arrived.Load() + 1);
                    if (await arrived.Load() == Parties)
                    {
                        await arrived.Store(0);
                        await phase.Store(mine + 1);
                        turn.Broadcast();
                    }
                    while (await phase.Load() == mine)
                        await turn.Wait();
                }
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_value_that_changes_hands_through_many_goroutines_has_one_owner(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var token = new Shared<int>();
                var first = new Chan<Shared<int>>();
                var last = first;
                for (int i = 0; i < 20; i++)
                {
                    var (from, to) = (last, new Chan<Shared<int>>(i % 3));
                    Go(async () =>
                    {
                        var mine = await from.Receive();
                        await mine.Store(await mine.Load() + 1);
                        await to.Send(mine);
                    });
                    last = to;
                }
                await first.Send(token);
                Assert.Equal(20, await (await last.Receive()).Load());
            }
        );

    [Fact]
    public void Goroutines_that_come_and_go_are_told_apart_for_as_long_as_it_matters()
    {
        // A thousand that are ordered one after the other, then one that is not ordered with the last.
        var run = Searched.Once(async () =>
        {
            var x = new Shared<int>();
            var wg = new WaitGroup();
            for (int i = 0; i < 1000; i++)
            {
                wg.Go(async () => await x.Store(await x.Load() + 1));
                await wg.Wait();
            }
            Go(async () => await x.Store(0));
            while (GoRuntime.NumGoroutine > 1)
                await Gosched();
            Go(async () => await x.Store(1));
            while (GoRuntime.NumGoroutine > 1)
                await Gosched();
        });
        var race = Assert.Single(run.Races);
        Assert.Equal((1003, 1002), (race.Current.Goroutine, race.Previous.Goroutine));
    }

    [Theory, MemberData(nameof(Machines))]
    public Task What_is_seen_through_two_goroutines_is_ordered_with_the_third(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var mu = new Mutex();
                var passed = new Chan<Unit>(1);
                var flag = new AtomicBool();
                Go(async () =>
                {
                    await x.Store(1);
                    await passed.Send(default);
                });
                Go(async () =>
                {
                    await passed.Receive();
                    using (await mu.Lock())
                        flag.Store(true);
                });
                while (!flag.Load())
                    await Gosched();
                await x.Store(2);
            }
        );

    [Fact]
    public async Task Two_programs_side_by_side_have_nothing_to_do_with_each_other()
    {
        var x = new Shared<int>();
        var ch = new Chan<int>(4);
        var options = new RunOptions { MaxProcs = 2, DetectRaces = true };
        var runs = await Task.WhenAll(GoRuntime.Run(Main, options), GoRuntime.Run(Main, options));
        Assert.All(runs, run => Assert.Empty(run.Races));

        async GoTask Main()
        {
            for (int i = 0; i < 100; i++)
            {
                await x.Store(i);
                await ch.Send(i);
                await ch.Receive();
            }
        }
    }
}
