using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Console programs. They have the process's own streams, so these tests run one at a time.</summary>
[Collection("console")]
public sealed class MainTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Rule", "FATAL-15")]
    public async Task Main_gives_Gos_exit_code_and_reports_on_stderr()
    {
        Assert.Equal(
            (0, "out", "err"),
            await Streams(() =>
            {
                Console.Write("out");
                Console.Error.Write("err");
            })
        );
        var panic = await Streams(() => Panic("x"));
        Assert.Equal((2, ""), (panic.Code, panic.Out));
        Assert.StartsWith("panic: x\n\ngoroutine 1 [running]:\n", panic.Error);
        var deadlock = await Streams(async () => await Select());
        Assert.Equal((2, ""), (deadlock.Code, deadlock.Out));
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!\n", deadlock.Error);
        Assert.Equal((7, "", ""), await Streams(() => Exit(7)));
    }

    [Fact]
    public async Task A_run_inside_a_console_program_writes_to_the_console()
    {
        var streams = await Streams(async () =>
        {
            Console.Write("outer ");
            var inner = await GoRuntime.Run(() => Console.Write("inner "));
            Console.Write(inner.Stdout);
        });
        Assert.Equal((0, "outer inner inner ", ""), streams);
    }

    [Fact]
    public async Task A_console_program_may_have_a_time_limit()
    {
        var streams = await Streams(
            async () => await Sleep(TimeSpan.FromDays(1)),
            new RunOptions { Timeout = TimeSpan.FromMilliseconds(1) }
        );
        Assert.Equal(2, streams.Code);
        Assert.StartsWith("fatal error: program timed out after", streams.Error);
        // Whether it sleeps by then or has not yet begun is the machine's affair.
        Assert.Contains("\ngoroutine 1 [", streams.Error);
    }

    private static Task<(int Code, string Out, string Error)> Streams(Action main) =>
        Streams(() =>
        {
            main();
            return default;
        });

    private static async Task<(int Code, string Out, string Error)> Streams(
        Func<GoTask> main,
        RunOptions? options = null
    )
    {
        var (stdout, stderr) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            int code = await GoRuntime.Main(main, options).WaitAsync(s_watchdog);
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(stdout);
            Console.SetError(stderr);
        }
    }
}
