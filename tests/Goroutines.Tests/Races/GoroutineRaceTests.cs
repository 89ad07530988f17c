using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>What the beginning of a goroutine orders, and its end does not.</summary>
public sealed class GoroutineRaceTests
{
    public static TheoryData<string> Machines => Searched.Machines;

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-01")]
    public Task What_comes_before_a_go_statement_is_ordered_with_the_goroutine(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>(1);
                await x.Store(2);
                Go(async () =>
                {
                    await x.Store(await x.Load() + 1);
                    Go(async () => await x.Store(4));
                });
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-01")]
    public Task What_comes_after_a_go_statement_is_not(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Store(1));
                await x.Store(2);
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-02")]
    public Task The_end_of_a_goroutine_orders_nothing(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Store(1));
                await UntilAlone();
                Assert.Equal(1, await x.Load());
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-02")]
    public Task A_goroutine_does_not_know_what_ended_ones_of_which_its_creator_knew_nothing_did(
        string machine
    ) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Store(1));
                await UntilAlone();
                Go(async () => await x.Store(2));
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task Two_that_only_read_do_not_race(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>(1);
                for (int i = 0; i < 3; i++)
                    Go(async () => await x.Load());
                await x.Load();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_read_races_with_a_write_whichever_comes_first(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Store(1));
                await x.Load();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_write_races_with_each_of_several_reads(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(async () => await x.Load());
                await UntilAlone();
                Go(async () => await x.Load());
                await UntilAlone();
                await x.Store(1);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task The_plain_value_is_not_watched(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                Go(() => x.Value++);
                x.Value = 5;
                await UntilAlone();
            }
        );

    /// <summary>Lets the others run to their ends, which orders nothing.</summary>
    private static async GoTask UntilAlone()
    {
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }
}
