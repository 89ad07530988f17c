using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>How programs end when nothing goes wrong, and with which exit code they end at all.</summary>
public sealed class EndTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-01")]
    [Trait("Rule", "RT-02")]
    public async Task When_main_returns_its_deferred_calls_run_and_the_others_are_abandoned(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var started = new Chan<Unit>();
                for (int i = 0; i < 3; i++)
                    Go(async () =>
                    {
                        using var never = Defer(() => Console.Write("never"));
                        await started.Send(default);
                        await Select();
                    });
                for (int i = 0; i < 3; i++)
                    await started.Receive();
                using var deferred = Defer(() => Console.Write(", then its deferred call runs"));
                Console.Write("main returns");
            }
        );
        Assert.Equal(
            (0, "main returns, then its deferred call runs", "", 3),
            (run.ExitCode, run.Stdout, run.Stderr, run.Abandoned)
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-01")]
    public async Task A_goroutine_that_could_still_run_does_not_keep_the_program(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var ticks = new Chan<int>(1);
                Go(async () =>
                {
                    while (true)
                        await ticks.Send(1);
                });
                await ticks.Receive();
            }
        );
        Assert.Equal((0, 1), (run.ExitCode, run.Abandoned));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-15")]
    public async Task The_exit_code_is_0_when_main_returns_and_2_after_a_panic_or_a_fatal_error(
        string machine
    )
    {
        var codes = new List<int>();
        foreach (string end in new[] { "return", "panic", "exception", "fatal error", "deadlock" })
            codes.Add((await Machine.Run(machine, () => End(end))).ExitCode);
        Assert.Equal([0, 2, 2, 2, 2], codes);
    }

    private static async GoTask End(string how)
    {
        await Gosched();
        switch (how)
        {
            case "panic":
                Panic("x");
                break;
            case "exception":
                throw new InvalidOperationException();
            case "fatal error":
                new Mutex().Unlock();
                break;
            case "deadlock":
                await Select();
                break;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Exit_ends_the_program_at_once_with_its_code_and_runs_no_deferred_call(
        string machine
    )
    {
        foreach (int code in new[] { 0, 3 })
        {
            var run = await Machine.Run(
                machine,
                async () =>
                {
                    Go(() =>
                    {
                        using var deferred = Defer(() => Console.Write("deferred"));
                        Console.Write("leaving");
                        GoRuntime.Exit(code);
                    });
                    await Select();
                }
            );
            Assert.Equal(
                (code, "leaving", "", 1),
                (run.ExitCode, run.Stdout, run.Stderr, run.Abandoned)
            );
        }
    }

    [Fact]
    public async Task Run_and_Simulate_throw_what_the_program_died_of()
    {
        var panic = await Assert.ThrowsAsync<PanicException>(() => Run(() => Panic("x")));
        Assert.Equal("x", panic.Value);
        var fatal = Assert.Throws<FatalErrorException>(() => Simulate(async () => await Select()));
        Assert.Equal("all goroutines are asleep - deadlock!", fatal.Message);
    }
}
