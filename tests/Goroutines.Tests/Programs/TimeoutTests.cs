using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>What every goroutine is doing, asked by the program or found out when its time is up.</summary>
public sealed class TimeoutTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    public static TheoryData<string> All => Machine.All;

    [Fact]
    [Trait("Rule", "FATAL-03")]
    public async Task A_program_whose_time_is_up_ends_with_a_list_of_what_every_goroutine_does()
    {
        using var gate = new ManualResetEventSlim();
        var outside = new TaskCompletionSource();
        bool stop = false;
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    using var deferred = Defer(() => Console.Write("deferred"));
                    Go(async () => await new Chan<int>().Receive());
                    Go(async () => await Sleep(TimeSpan.FromDays(1)));
                    Go(async () => await outside.Task);
                    Go(async () => await Blocking(gate.Wait));
                    Go(() =>
                    {
                        while (!Volatile.Read(ref stop)) { }
                    });
                    Console.Write("started");
                    await Select();
                },
                new RunOptions { MaxProcs = 2, Timeout = TimeSpan.FromSeconds(2) }
            )
            .WaitAsync(s_watchdog);
        Volatile.Write(ref stop, true);
        gate.Set();
        outside.SetResult();
        Assert.Equal((2, "started", 6), (run.ExitCode, run.Stdout, run.Abandoned));
        Assert.True(run.Elapsed >= TimeSpan.FromSeconds(2));
        string[] blocks = run.Stderr.Split("\n\n");
        Assert.Equal("fatal error: program timed out after 00:00:02", blocks[0]);
        const string Place = @"\t.*TimeoutTests\.cs:\d+\n?";
        const string Creation = @"created by goroutine 1\n" + Place + "$";
        Assert.Collection(
            blocks[1..],
            main => Assert.Matches(@"^goroutine 1 \[select \(no cases\)\]:\n" + Place, main),
            b => Assert.Matches(@"^goroutine 2 \[chan receive\]:\n" + Place + Creation, b),
            b => Assert.Matches(@"^goroutine 3 \[sleep\]:\n" + Place + Creation, b),
            b => Assert.Matches(@"^goroutine 4 \[IO wait\]:\n" + Creation, b),
            b => Assert.Matches(@"^goroutine 5 \[syscall\]:\n" + Creation, b),
            b => Assert.Matches(@"^goroutine 6 \[runnable\]:\n" + Creation, b)
        );
    }

    [Fact]
    public async Task A_program_that_ends_in_time_is_not_told_of_the_limit()
    {
        foreach (int days in new[] { 1, 10_000 })
        {
            var run = await GoRuntime
                .Run(
                    () => Console.Write("in time"),
                    new RunOptions { Timeout = TimeSpan.FromDays(days) }
                )
                .WaitAsync(s_watchdog);
            Assert.Equal((0, "in time", ""), (run.ExitCode, run.Stdout, run.Stderr));
        }
    }

    [Fact]
    public async Task Run_throws_a_fatal_error_when_the_time_is_up()
    {
        var options = new RunOptions { Timeout = TimeSpan.FromMilliseconds(1) };
        var fatal = await Assert.ThrowsAsync<FatalErrorException>(() =>
            Run(async () => await Sleep(TimeSpan.FromDays(1)), options)
        );
        Assert.Equal("program timed out after 00:00:00.0010000", fatal.Message);
    }

    [Fact]
    public void A_limit_is_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RunOptions { Timeout = TimeSpan.Zero }
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RunOptions { Timeout = Timeout.InfiniteTimeSpan }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-03")]
    public async Task Stack_shows_the_caller_running_and_with_all_the_others_too(string machine)
    {
        string own = "";
        string all = "";
        await Machine.Output(
            machine,
            async () =>
            {
                Go(async () => await Sleep(TimeSpan.FromDays(1)));
                var ch = new Chan<int>();
                Go(async () => await ch.Send(1));
                await Others.Wait();
                own = GoRuntime.Stack();
                all = GoRuntime.Stack(all: true);
            }
        );
        const string Mine = "goroutine 1 [running]:\nGoroutines.Tests.Programs.TimeoutTests.";
        Assert.StartsWith(Mine, own);
        Assert.Single(
            own.Split("goroutine "),
            part => part.Contains('[', StringComparison.Ordinal)
        );
        string[] blocks = all.Split("\n\n");
        Assert.StartsWith(Mine, blocks[0]);
        Assert.Matches(@"^goroutine 2 \[sleep\]:\n\t.*TimeoutTests\.cs:\d+\ncreated by", blocks[1]);
        Assert.Matches(@"^goroutine 3 \[chan send\]:\n\t.*\.cs:\d+\ncreated by", blocks[2]);
        Assert.Equal(3, blocks.Length);
    }

    [Theory]
    [InlineData("sim 1")]
    [InlineData("sim 2")]
    [Trait("Rule", "FATAL-03")]
    public async Task A_goroutine_that_has_not_begun_is_runnable(string machine)
    {
        string output = await Machine.Output(
            machine,
            () =>
            {
                Go(() => { });
                Console.Write(GoRuntime.Stack(all: true));
                return default;
            }
        );
        Assert.Contains("\n\ngoroutine 2 [runnable]:\ncreated by goroutine 1\n", output);
    }

    [Fact]
    public void Stack_is_for_goroutines() =>
        Assert.Throws<InvalidOperationException>(() => GoRuntime.Stack());
}
