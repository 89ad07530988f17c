using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Panics that nobody recovers, and the report that they leave.</summary>
public sealed class PanicTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-01")]
    [Trait("Rule", "PANIC-02")]
    public async Task A_panic_runs_the_deferred_calls_last_first_then_is_reported(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                using var first = Defer(() => Console.Error.Write("deferred 1\n"));
                using var second = Defer(() => Console.Error.Write("deferred 2\n"));
                var ch = new Chan<int>();
                ch.Close();
                await ch.Send(1);
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith(
            "deferred 2\ndeferred 1\npanic: send on closed channel\n\ngoroutine 1 [running]:\n",
            run.Stderr
        );
        // Where it happened, by the names that its author gave.
        Assert.Contains("PanicTests.A_panic_runs_the_deferred_calls", run.Stderr);
        Assert.Contains("PanicTests.cs:", run.Stderr);
        Assert.DoesNotContain("MoveNext", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-01")]
    public async Task The_value_is_printed_as_Go_does(string machine)
    {
        var texts = new List<string>();
        foreach (
            object? value in new object?[] { 42, 1.5, new InvalidOperationException("bad"), null }
        )
            texts.Add(
                (await Machine.Run(machine, async () => await Dying(value))).Stderr.Split('\n')[0]
            );
        Assert.Equal(
            [
                "panic: 42",
                "panic: 1.5",
                "panic: bad",
                "panic: panic called with nil argument (use GODEBUG=panicnil=1 to disable)",
            ],
            texts
        );
    }

    private static async GoTask Dying(object? value)
    {
        await Gosched();
        Panic(value);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-03")]
    [Trait("Rule", "PANIC-04")]
    public async Task A_panic_in_any_goroutine_ends_the_program_whatever_the_others_have_prepared(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                using var deferred = Defer(() => Console.Write("main deferred"));
                try
                {
                    Go(() =>
                    {
                        using var own = Defer(() => Console.Write("child deferred runs"));
                        Panic("boom 7");
                    });
                    await Select();
                }
                catch (PanicException p)
                {
                    Console.Write($"main recovered {Recover(p)}");
                }
            }
        );
        Assert.Equal((2, "child deferred runs"), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: boom 7\n\ngoroutine 2 [running]:\n", run.Stderr);
        Assert.Contains("\ncreated by goroutine 1\n", run.Stderr);
    }

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

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-14")]
    public async Task A_value_that_panics_when_it_is_printed_still_ends_the_program(string machine)
    {
        foreach (object value in new object[] { new Unprintable(), new UnprintableException() })
        {
            var run = await Machine.Run(machine, async () => await Dying(value));
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith("fatal error: panic while printing panic value: ", run.Stderr);
            Assert.Contains("\n\ngoroutine 1 [running]:\n", run.Stderr);
        }
        var thrown = await Machine.Run(machine, () => throw new UnprintableException());
        Assert.StartsWith("fatal error: panic while printing panic value: ", thrown.Stderr);
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new NotSupportedException("no text");
    }

    private sealed class UnprintableException : Exception
    {
        public override string Message => Panic<string>("no text");
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-18")]
    public async Task Goroutines_that_panic_together_give_one_report(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var start = new Chan<Unit>();
                for (int i = 0; i < 10; i++)
                    Go(async () =>
                    {
                        await start.Receive();
                        Panic("together");
                    });
                await Gosched();
                start.Close();
                await Select();
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Stderr.Split('\n'), line => line == "panic: together");
        Assert.Single(
            run.Stderr.Split('\n'),
            line => line.Contains("[running]:", StringComparison.Ordinal)
        );
    }
}
