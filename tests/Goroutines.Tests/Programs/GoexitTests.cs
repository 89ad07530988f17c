using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Goroutines that end themselves from within.</summary>
public sealed class GoexitTests
{
    private const string Verdict =
        "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n";

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-07")]
    public async Task Goexit_runs_the_deferred_calls_innermost_first_and_is_no_panic(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var done = new Chan<Unit>();
                Go(async () =>
                {
                    using var last = Defer(done.Close);
                    using var outer = Defer(() => Console.Write("outer"));
                    await Gosched();
                    try
                    {
                        using var inner = Defer(() => Console.Write("inner "));
                        Goexit();
                    }
                    catch (PanicException)
                    {
                        Console.Write("recovered");
                    }
                    Console.Write("unreachable");
                });
                await done.Receive();
            }
        );
        Assert.Equal("inner outer", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-10")]
    public async Task Goexit_unwinds_all_functions_whatever_they_return(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await Outer();
                    Console.Write("unreachable");
                });
                await wg.Wait();
            }
        );
        Assert.Equal("plain task value gotask ", output);
    }

    private static async GoTask Outer()
    {
        using var d = Defer(() => Console.Write("gotask "));
        await Value();
    }

    private static async ValueTask<int> Value()
    {
        using var d = Defer(() => Console.Write("value "));
        await AsTask();
        return 1;
    }

    private static async Task AsTask()
    {
        using var d = Defer(() => Console.Write("task "));
        await Gosched();
        Plain();
    }

    private static void Plain()
    {
        using var d = Defer(() => Console.Write("plain "));
        GoRuntime.Goexit();
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-07")]
    [Trait("Differs", "from Go")]
    public async Task A_handler_of_every_exception_sees_Goexit_and_should_let_it_through(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await Gosched();
                    try
                    {
                        Goexit();
                    }
                    catch (Exception e) when (e is not GoexitException)
                    {
                        Console.Write("wrong");
                    }
                    Console.Write("unreachable");
                });
                wg.Go(async () =>
                {
                    await Gosched();
                    try
                    {
                        Goexit();
                    }
                    catch (GoexitException)
                    {
                        Console.Write("held up");
                    }
                });
                await wg.Wait();
            }
        );
        Assert.Equal("held up", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-08")]
    [Trait("Rule", "RT-09")]
    [Trait("Rule", "FATAL-05")]
    public async Task A_main_that_calls_Goexit_leaves_the_program_to_the_others(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    await Sleep(TimeSpan.FromMilliseconds(20));
                    Console.Write("other goroutine finished");
                });
                using var deferred = Defer(() => Console.Write("main deferred, "));
                Goexit();
                await Gosched();
                Console.Write("unreachable");
            }
        );
        Assert.Equal((2, "main deferred, other goroutine finished"), (run.ExitCode, run.Stdout));
        Assert.Equal(Verdict, run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-09")]
    public async Task Goroutines_that_main_left_asleep_are_a_deadlock_like_any_other(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () => await Select());
                await Gosched();
                Goexit();
            }
        );
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 2 [select (no cases)]:",
            run.Stderr
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-13")]
    public async Task Goexit_in_a_deferred_call_stops_the_panic(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    await Gosched();
                    using var deferred = Defer(Goexit);
                    Panic("stopped by Goexit");
                });
                await Sleep(TimeSpan.FromMilliseconds(5));
                Console.Write("main goes on");
            }
        );
        Assert.Equal("main goes on", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-13")]
    public async Task Goexit_in_a_deferred_call_of_main_stops_the_panic_too(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                using var deferred = Defer(Goexit);
                Panic("stopped by Goexit");
            }
        );
        Assert.Equal((2, Verdict), (run.ExitCode, run.Stderr));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-07")]
    public async Task A_panic_on_the_way_out_ends_the_program_unless_it_is_recovered(string machine)
    {
        var dies = await Machine.Run(
            machine,
            async () =>
            {
                Go(() =>
                {
                    using var deferred = Defer(() => Panic("on the way out"));
                    Goexit();
                });
                await Select();
            }
        );
        Assert.StartsWith("panic: on the way out\n\ngoroutine 2 [running]:\n", dies.Stderr);
        string lives = await Machine.Output(
            machine,
            async () =>
            {
                var done = new Chan<Unit>();
                Go(() =>
                {
                    using var last = Defer(done.Close);
                    try
                    {
                        using var deferred = Defer(() => Panic("on the way out"));
                        Goexit();
                    }
                    catch (PanicException p)
                    {
                        Recover(p);
                        Console.Write("unreachable: the goroutine is still leaving");
                    }
                });
                await done.Receive();
            }
        );
        Assert.Equal("", lives);
    }

    [Fact]
    public void Goexit_is_for_goroutines() => Assert.Throws<InvalidOperationException>(Goexit);
}
