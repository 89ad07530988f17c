using static Goroutines.Builtin;

namespace Goroutines.Tests.Time;

/// <summary>What timers cost, and whom they keep alive.</summary>
public sealed class TimerUpkeepTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    /// <summary>How many timers the running goroutine's scheduler has armed.</summary>
    private static int Armed =>
        ((StealingScheduler)Goroutine.Current!.Scheduler)
            .Processors.ToArray()
            .Sum(p => p.Timers.Count);

    [Theory, MemberData(nameof(Real))]
    public async Task A_select_that_was_decided_elsewhere_leaves_no_timer_behind(string machine)
    {
        const int Rounds = 100_000;
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    for (int i = 0; i < Rounds; i++)
                        await ch.Send(i);
                });
                int most = 0;
                for (int i = 0; i < Rounds; i++)
                {
                    Assert.Equal(0, await Select(Receive(ch), Receive(After(s_hour))));
                    if (i % 1000 == 0)
                        most = Math.Max(most, Armed);
                }
                Assert.InRange(most, 0, 0);
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_timer_is_armed_only_while_somebody_waits_for_it(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var timer = new Timer(s_hour);
                var ticker = new Ticker(s_hour);
                Assert.Equal(0, Armed);
                Go(async () => await timer.C.Receive());
                Go(async () => await Select(Receive(ticker.C)));
                while (Armed < 2)
                    await Gosched();
                timer.Stop();
                ticker.Stop();
                Assert.Equal(0, Armed);
                timer.Reset(s_hour);
                ticker.Reset(s_hour);
                Assert.Equal(2, Armed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Timers_and_tickers_that_nobody_waits_for_do_not_delay_the_verdict(
        string machine
    )
    {
        var start = Now();
        var run = await Machine.Run(
            machine,
            async () =>
            {
                _ = After(s_hour);
                _ = new Ticker(TimeSpan.FromTicks(1));
                _ = Tick(s_hour);
                var stopped = AfterFunc(s_hour, () => { });
                stopped.Stop();
                // Nor does one that somebody waited for.
                await Select(Receive(After(s_hour)), Receive(After(TimeSpan.Zero)));
                await new Chan<int>().Receive();
            }
        );
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
        Assert.True(Since(start) < s_hour);
        Assert.True(run.Elapsed < s_hour);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_pending_AfterFunc_delays_the_verdict_and_may_prevent_it(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                AfterFunc(TimeSpan.FromMilliseconds(20), async () => await ch.Send(7));
                Console.Write(await ch.Receive());
            }
        );
        Assert.Equal("7", output);
        var run = await Machine.Run(
            machine,
            async () =>
            {
                AfterFunc(TimeSpan.FromMilliseconds(20), () => Console.Write("called"));
                await new Chan<int>().Receive();
            }
        );
        Assert.Equal("called", run.Stdout);
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-15")]
    public async Task Who_waits_in_the_channel_of_a_stopped_timer_waits_for_ever(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var timer = new Timer(s_hour);
                Go(timer.Stop);
                await timer.C.Receive();
            }
        );
        Assert.Contains("goroutine 1 [chan receive]:", run.Stderr);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_timer_runs_on_the_clock_it_was_made_on_whoever_waits_for_it(string machine)
    {
        // Made in plain code, it is the default runtime's.
        var timer = new Timer(s_hour);
        await Machine.Output(
            machine,
            async () =>
            {
                // A task is waited for as something outside: there is no verdict meanwhile.
                var received = timer.C.Receive().AsTask();
                Assert.Equal(0, Armed);
                timer.Reset(TimeSpan.Zero);
                await received;
            }
        );
    }

    [Fact]
    public async Task A_timer_may_be_the_first_thing_that_a_scheduler_ever_sees()
    {
        var program = new Program(_ => { }) { HasMain = false };
        var scheduler = new StealingScheduler(program, maxProcs: 1);
        var fired = new TaskCompletionSource();
        scheduler.Add(new TimedCall(scheduler.Now, fired.SetResult));
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(60));
        scheduler.Stop();
    }
}
