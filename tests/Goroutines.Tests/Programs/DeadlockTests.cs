using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>When a program is dead because everything in it waits, and what it prints then.</summary>
public sealed class DeadlockTests
{
    private const string Verdict = "fatal error: all goroutines are asleep - deadlock!";

    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-01")]
    public async Task A_receive_that_nobody_serves_is_a_deadlock(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Console.Write("start");
                await new Chan<int>().Receive();
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("start", run.Stdout);
        Assert.StartsWith($"{Verdict}\n\ngoroutine 1 [chan receive]:\n\t", run.Stderr);
        Assert.Contains("DeadlockTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-01")]
    [Trait("Rule", "FATAL-03")]
    public async Task A_deadlock_report_lists_every_goroutine_with_its_reason(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                var mu = new Mutex();
                var rw = new RWMutex();
                await mu.Lock();
                await rw.Lock();
                wg.Add(1);
                Go(async () => await ch.Send(1));
                Go(async () => await Select(Receive(new Chan<int>())));
                Go(async () => await Select());
                Go(async () => await new Chan<int>().Receive());
                Go(async () => await Receive<int>(null));
                Go(async () => await Send<int>(null, 1));
                Go(async () => await mu.Lock());
                Go(async () => await rw.Lock());
                Go(async () => await rw.RLock());
                await wg.Wait();
            }
        );
        Assert.Equal(2, run.ExitCode);
        var headers = run
            .Stderr.Split('\n')
            .Where(l => l.StartsWith("goroutine ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal("goroutine 1 [sync.WaitGroup.Wait]:", headers[0]);
        Assert.Equal(
            [
                "[chan receive (nil chan)]:",
                "[chan receive]:",
                "[chan send (nil chan)]:",
                "[chan send]:",
                "[select (no cases)]:",
                "[select]:",
                "[sync.Mutex.Lock]:",
                "[sync.RWMutex.Lock]:",
                "[sync.RWMutex.RLock]:",
            ],
            headers.Skip(1).Select(l => l[l.IndexOf('[')..]).Order(StringComparer.Ordinal)
        );
        Assert.Contains("created by goroutine 1", run.Stderr);
        // Every one says where it waits.
        Assert.All(
            run.Stderr.Split("\n\n").Skip(1),
            block => Assert.Matches(@"^goroutine \d+ \[.*\]:\n\t.*DeadlockTests\.cs:\d+", block)
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-02")]
    public async Task A_deadlock_runs_no_deferred_call_and_no_handler(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    using var deferred = Defer(() => Console.Write("deferred"));
                    await Select();
                });
                using var deferred = Defer(() => Console.Write("deferred"));
                try
                {
                    await new Chan<int>().Receive();
                }
#pragma warning disable CA1031 // The point: not even this one sees it.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    Console.Write($"caught {e}");
                }
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith(Verdict, run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-04")]
    public async Task A_sleeper_postpones_the_verdict(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    await Sleep(20 * s_ms);
                    Console.Write("sleeper done");
                });
                await Select();
            }
        );
        Assert.Equal("sleeper done", run.Stdout);
        Assert.StartsWith($"{Verdict}\n\ngoroutine 1 [select (no cases)]:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-04")]
    public async Task A_call_that_a_timer_will_make_postpones_the_verdict(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                AfterFunc(20 * s_ms, () => Console.Write("called"));
                await Select();
            }
        );
        Assert.Equal((2, "called"), (run.ExitCode, run.Stdout));
        Assert.StartsWith(Verdict, run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-04")]
    public async Task A_stopped_timer_does_not_postpone_the_verdict(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var timer = AfterFunc(TimeSpan.FromDays(1), () => Console.Write("called"));
                timer.Stop();
                await Select();
            }
        );
        Assert.StartsWith(Verdict, run.Stderr);
        Assert.True(run.Elapsed < TimeSpan.FromDays(1));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-07")]
    public async Task Goroutines_locked_to_their_threads_can_be_in_a_deadlock_too(string machine)
    {
        var mainLocked = await Machine.Run(
            machine,
            async () =>
            {
                GoRuntime.LockOSThread();
                await Select();
            }
        );
        var otherLocked = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    GoRuntime.LockOSThread();
                    await Select();
                });
                await Sleep(s_ms);
                await Select();
            }
        );
        Assert.StartsWith(Verdict, mainLocked.Stderr);
        Assert.StartsWith(Verdict, otherLocked.Stderr);
        Assert.Equal((2, 2), (mainLocked.ExitCode, otherLocked.ExitCode));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-08")]
    public async Task While_one_goroutine_can_still_run_the_blocked_ones_are_nobodys_business(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Mutex a = new();
                Mutex b = new();
                var haveOne = new WaitGroup();
                haveOne.Add(2);
                Go(LockBoth, a, b, haveOne);
                Go(LockBoth, b, a, haveOne);
                await haveOne.Wait();
                for (int i = 0; i < 20; i++)
                    await Sleep(s_ms);
                Console.Write("main goes on");
            }
        );
        Assert.Equal(
            (0, "main goes on", "", 2),
            (run.ExitCode, run.Stdout, run.Stderr, run.Abandoned)
        );
    }

    private static async GoTask LockBoth(Mutex first, Mutex second, WaitGroup haveOne)
    {
        await first.Lock();
        haveOne.Done();
        // From here on neither can end, however the machine runs them.
        await haveOne.Wait();
        await second.Lock();
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-28")]
    public async Task There_is_no_verdict_while_a_goroutine_waits_for_the_outside_world(
        string machine
    )
    {
        var outside = new TaskCompletionSource<int>();
        var running = Machine.Run(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () => await ch.Send(await outside.Task));
                Console.Write(await ch.Receive());
            }
        );
        // Time enough for a wrong verdict, which would fail the test; a right one needs none.
        await Task.Delay(50);
        outside.SetResult(7);
        var run = await running;
        Assert.Equal((0, "7", ""), (run.ExitCode, run.Stdout, run.Stderr));
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-28")]
    public async Task There_is_no_verdict_while_a_goroutine_blocks_its_thread(string machine)
    {
        using var outside = new ManualResetEventSlim();
        var running = Machine.Run(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    await Blocking(outside.Wait);
                    await ch.Send(7);
                });
                Console.Write(await ch.Receive());
            }
        );
        await Task.Delay(50);
        outside.Set();
        var run = await running;
        Assert.Equal((0, "7", ""), (run.ExitCode, run.Stdout, run.Stderr));
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-28")]
    public async Task When_the_outside_world_has_answered_the_verdict_is_given(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Task.Delay(1);
                await Select();
            }
        );
        Assert.StartsWith($"{Verdict}\n\ngoroutine 1 [select (no cases)]:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_helper_of_type_Task_waits_as_its_goroutine(string machine)
    {
        static async Task<int> Helper(Chan<int> ch) => await ch.Receive() + 1;
        var run = await Machine.Run(machine, async () => await Helper(new Chan<int>()));
        Assert.StartsWith($"{Verdict}\n\ngoroutine 1 [chan receive]:", run.Stderr);
    }
}
