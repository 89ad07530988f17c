using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Panics that follow one another, and which of them the report lists.</summary>
public sealed class PanicChainTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-05")]
    [Trait("Rule", "PANIC-06")]
    public async Task Panics_that_replaced_one_another_are_listed_the_oldest_first(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                using var third = Defer(() => Panic("third"));
                try
                {
                    Panic("first");
                }
                catch (PanicException p)
                {
                    Recover(p);
                    Panic("second");
                }
            }
        );
        Assert.StartsWith(
            "panic: first [recovered]\n\tpanic: second\n\tpanic: third\n\ngoroutine 1 [running]:\n",
            run.Stderr
        );
        Assert.Equal(2, run.ExitCode);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-07")]
    public async Task The_same_value_raised_again_is_printed_once(string machine)
    {
        var again = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                try
                {
                    Panic("same value");
                }
                catch (PanicException p)
                {
                    Panic(Recover(p));
                }
            }
        );
        var rethrown = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                try
                {
                    Panic("same value");
                }
                catch (PanicException p)
                {
                    Recover(p);
                    throw;
                }
            }
        );
        const string Expected =
            "panic: same value [recovered, repanicked]\n\ngoroutine 1 [running]:\n";
        Assert.StartsWith(Expected, again.Stderr);
        Assert.StartsWith(Expected, rethrown.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-07")]
    public async Task A_panic_raised_again_in_the_middle_of_others_is_one_of_them(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                using var last = Defer(() => Panic("outer"));
                try
                {
                    Panic("inner");
                }
                catch (PanicException p)
                {
                    Panic(Recover(p));
                }
            }
        );
        Assert.StartsWith(
            "panic: inner [recovered, repanicked]\n\tpanic: outer\n\ngoroutine 1 [running]:\n",
            run.Stderr
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-06")]
    [Trait("Differs", "from Go")]
    public async Task A_recovered_panic_is_forgotten_when_the_one_that_replaced_it_is_recovered_too(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                try
                {
                    try
                    {
                        Panic("inner");
                    }
                    catch (PanicException p)
                    {
                        Recover(p);
                        Panic("middle");
                    }
                }
                catch (PanicException p)
                {
                    Recover(p);
                    Panic("outer");
                }
            }
        );
        Assert.StartsWith("panic: middle [recovered]\n\tpanic: outer\n\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_that_passes_through_a_handler_untouched_is_an_ordinary_one(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                try
                {
                    Panic("once");
                }
                catch (PanicException)
                {
                    throw;
                }
            }
        );
        Assert.StartsWith("panic: once\n\ngoroutine 1 [running]:\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-06")]
    [Trait("Differs", "from Go")]
    public async Task A_panic_after_a_recovered_one_lists_that_too_until_the_goroutine_has_waited(
        string machine
    )
    {
        // Nothing tells the library that a catch block is over.
        var atOnce = await Machine.Run(
            machine,
            async () => await DyingAfter("first", waits: false)
        );
        Assert.StartsWith("panic: first [recovered]\n\tpanic: second\n\n", atOnce.Stderr);
        var later = await Machine.Run(machine, async () => await DyingAfter("first", waits: true));
        Assert.StartsWith("panic: second\n\n", later.Stderr);
    }

    private static async GoTask DyingAfter(string recovered, bool waits)
    {
        try
        {
            Panic(recovered);
        }
        catch (PanicException p)
        {
            Recover(p);
        }
        if (waits)
            await Gosched();
        Panic("second");
    }
}
