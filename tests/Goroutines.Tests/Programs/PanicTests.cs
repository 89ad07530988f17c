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
