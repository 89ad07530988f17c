using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>What wait groups order, and how they may be used wrongly.</summary>
public sealed class WaitGroupRaceTests
{
    public static TheoryData<string> Machines => Searched.Machines;

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-10")]
    public Task Done_is_before_the_return_of_Wait(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(3);
                var wg = new WaitGroup();
                for (int round = 0; round < 3; round++)
                {
                    for (int g = 0; g < a.Length; g++)
                    {
                        int me = g;
                        wg.Go(async () => await a.Store(me, await a.Load(me) + 1));
                    }
                    await wg.Wait();
                    for (int g = 0; g < a.Length; g++)
                        await a.Store(g, await a.Load(g) + 1);
                }
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-10")]
    public Task What_is_done_after_Done_is_not(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var wg = new WaitGroup();
                wg.Add(1);
                Go(async () =>
                {
                    wg.Done();
                    await x.Store(1);
                });
                await wg.Wait();
                await x.Load();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-10")]
    public Task Those_that_count_down_do_not_order_each_other(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var wg = new WaitGroup();
                for (int g = 0; g < 2; g++)
                    wg.Go(async () => await x.Store(1));
                await wg.Wait();
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-10")]
    public Task Two_that_wait_do_not_exclude_each_other(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var (wg, waiters) = (new WaitGroup(), new WaitGroup());
                wg.Add(1);
                for (int g = 0; g < 2; g++)
                    waiters.Go(async () =>
                    {
                        await wg.Wait();
                        await x.Store(1);
                    });
                wg.Done();
                await waiters.Wait();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-10")]
    public Task Several_may_wait(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var wg = new WaitGroup();
                wg.Go(async () => await x.Store(1));
                var waiters = new WaitGroup();
                for (int g = 0; g < 3; g++)
                    waiters.Go(async () =>
                    {
                        await wg.Wait();
                        await x.Load();
                    });
                await waiters.Wait();
                await wg.Wait();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-11")]
    public Task Add_inside_the_goroutine_races_with_Wait(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                Go(() =>
                {
                    wg.Add(1);
                    wg.Done();
                });
                await wg.Wait();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-11")]
    public Task Add_before_the_go_statement_does_not(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Add(1);
                Go(() =>
                {
                    // While one is counted, more may be added from anywhere.
                    wg.Add(1);
                    Go(wg.Done);
                    wg.Done();
                });
                await wg.Wait();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-11")]
    public Task Adds_by_several_may_be_ordered_with_Wait_by_something_else(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                var added = new Chan<Unit>();
                for (int g = 0; g < 3; g++)
                    Go(async () =>
                    {
                        wg.Add(1);
                        await added.Send(default);
                        wg.Done();
                    });
                for (int g = 0; g < 3; g++)
                    await added.Receive();
                await wg.Wait();
            }
        );

    [Fact]
    [Trait("Rule", "MEM-11")]
    public void The_report_names_the_group_and_both_places()
    {
        var run = Searched.Once(async () =>
        {
            var wg = new WaitGroup();
            Go(() =>
            {
                wg.Add(1);
                wg.Done();
            });
            await wg.Wait();
            await Gosched();
        });
        var race = Assert.Single(run.Races);
        Assert.StartsWith("wait group ", race.Variable);
        Assert.Equal(
            ["WaitGroup.Add", "WaitGroup.Wait"],
            new[] { race.Current.Operation, race.Previous.Operation }.Order()
        );
        Assert.All(
            new[] { race.Current, race.Previous },
            a => Assert.EndsWith("WaitGroupRaceTests.cs", a.File, StringComparison.Ordinal)
        );
    }

    private static async GoTask UntilAlone()
    {
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }
}
