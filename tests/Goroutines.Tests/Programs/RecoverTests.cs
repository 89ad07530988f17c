using System.Text;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Panics that are recovered, and deferred calls.</summary>
public sealed class RecoverTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-10")]
    public async Task A_handler_gets_the_very_value(string machine)
    {
        object value = new();
        await Machine.Output(
            machine,
            async () =>
            {
                await Gosched();
                var p = Assert.Throws<PanicException>(() => Panic(value));
                Assert.Same(value, p.Value);
                Assert.Same(value, Recover(p));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-10")]
    public async Task What_the_runtime_raises_is_a_runtime_panic_and_what_packages_raise_is_not(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                await Gosched();
                var closed = new Chan<int>();
                closed.Close();
                var runtime = Assert.Throws<RuntimePanicException>(closed.Close);
                Assert.Equal("close of closed channel", runtime.Message);
                var package = Assert.ThrowsAny<PanicException>(() => new WaitGroup().Done());
                Assert.IsNotType<RuntimePanicException>(package);
                Assert.Equal("sync: negative WaitGroup counter", Recover(package));
            }
        );
    }

    [Fact]
    [Trait("Rule", "PANIC-08")]
    [Trait("Differs", "from Go")]
    public void The_catch_stops_the_panic_wherever_Recover_is_called()
    {
        static object? TwoCallsDeeper(PanicException p) => OneCallDeeper(p);
        static object? OneCallDeeper(PanicException p) => Recover(p);
        object? recovered = null;
        try
        {
            Panic("P");
        }
        catch (PanicException p)
        {
            recovered = TwoCallsDeeper(p);
        }
        Assert.Equal("P", recovered);
        try
        {
            Panic("Q");
        }
        catch (PanicException)
        {
            // Stopped as well.
        }
    }

    [Fact]
    [Trait("Rule", "PANIC-08")]
    [Trait("Rule", "PANIC-19")]
    [Trait("Differs", "from Go")]
    public void Recover_wants_the_panic_that_a_handler_has_caught()
    {
        // Without a panic there is none to pass: a deferred call has nothing that it could call Recover with.
        Assert.Throws<ArgumentNullException>(() => Recover(null!));
        bool handled = false;
        try
        {
            using var deferred = Defer(() => { });
        }
        catch (PanicException)
        {
            handled = true;
        }
        Assert.False(handled);
    }

    [Fact]
    [Trait("Rule", "PANIC-09")]
    public void Deferred_calls_run_last_first_when_the_function_is_left()
    {
        var log = new StringBuilder();
        void Function()
        {
            using var d0 = Defer(() => log.Append("d0 "));
            using var d1 = Defer(() => log.Append("d1 "));
            using var d2 = Defer(() => log.Append("d2 "));
            log.Append("body ");
        }
        Function();
        Assert.Equal("body d2 d1 d0 ", log.ToString());
    }

    [Fact]
    [Trait("Rule", "PANIC-09")]
    [Trait("Differs", "from Go")]
    public void A_deferred_lambda_sees_its_variables_as_they_are_when_it_runs()
    {
        var log = new StringBuilder();
        void Function()
        {
            string x = "early";
            string copy = x;
            using var late = Defer(() => log.Append(x));
            using var early = Defer(() => log.Append(copy).Append(' '));
            x = "late";
        }
        Function();
        Assert.Equal("early late", log.ToString());
    }

    [Fact]
    [Trait("Rule", "PANIC-09")]
    [Trait("Differs", "from Go")]
    public void A_deferred_call_cannot_change_what_is_being_returned()
    {
        static int Named()
        {
            int n = 5;
            using var deferred = Defer(() => n = -1);
            return n;
        }
        Assert.Equal(5, Named());
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-11")]
    public async Task A_panic_in_a_deferred_call_replaces_the_one_in_flight(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                await Gosched();
                try
                {
                    using var deferred = Defer(() => Panic("replacement"));
                    Panic("original");
                }
                catch (PanicException p)
                {
                    Console.Write($"caught: {Recover(p)}");
                }
            }
        );
        Assert.Equal("caught: replacement", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-16")]
    public async Task After_a_recovery_the_function_returns_to_its_caller(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (n, error) = await Named();
                Console.Write($"{n} {error?.Message}");
            }
        );
        Assert.Equal("-1 inner", output);
    }

    private static async GoTask<(int N, Exception? Error)> Named()
    {
        int n = 5;
        try
        {
            await Gosched();
            Panic(new InvalidOperationException("inner"));
            n = 6;
        }
        catch (PanicException p)
        {
            return (n - 6, (Exception?)Recover(p));
        }
        return (n, null);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "PANIC-17")]
    public async Task A_recovered_panic_still_runs_the_deferred_calls_that_remain(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                await Gosched();
                await RecoversInTheMiddle();
                Console.Write("caller goes on");
            }
        );
        Assert.Equal("third, recovered, second, first, caller goes on", output);
    }

    private static async GoTask RecoversInTheMiddle()
    {
        using var first = Defer(() => Console.Write("first, "));
        await using var second = Defer(async () =>
        {
            await Gosched();
            Console.Write("second, ");
        });
        try
        {
            using var third = Defer(() => Console.Write("third, "));
            Panic("stopped");
        }
        catch (PanicException p)
        {
            Recover(p);
            Console.Write("recovered, ");
        }
    }

    [Fact]
    public void A_loop_that_catches_panics_keeps_only_the_latest()
    {
        var first = Caught();
        for (int i = 0; i < 100; i++)
            Caught();
        Assert.Null(first.Previous);
        // Plain .NET code has no report to list them in; in a goroutine the list is short.
        Assert.Null(Caught().Previous);
        var run = Simulate(() =>
        {
            for (int i = 0; i < 100; i++)
                Caught();
            int length = 0;
            for (var p = Caught(); p is not null; p = p.Previous)
                length++;
            Console.Write(length < 20);
        });
        Assert.Equal("True", run.Stdout);
    }

    private static PanicException Caught() => Assert.Throws<PanicException>(() => Panic("caught"));
}
