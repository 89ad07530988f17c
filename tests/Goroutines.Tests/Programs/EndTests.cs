using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>How programs end, and what they print when they die.</summary>
public sealed class EndTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task When_main_returns_the_others_are_abandoned(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                for (int i = 0; i < 3; i++)
                    Go(async () => await Receive<int>(null));
                await Sleep(TimeSpan.FromMilliseconds(1));
                Console.Write("main returns");
            }
        );
        Assert.Equal((0, "main returns", 3), (run.ExitCode, run.Stdout, run.Abandoned));
    }

    [Theory, MemberData(nameof(All))]
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
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\n\t",
            run.Stderr
        );
        Assert.Contains("EndTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
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
                Go(async () => await Receive<int>(null));
                Go(async () => await Send<int>(null, 1));
                Go(async () => await mu.Lock());
                Go(async () => await rw.Lock());
                Go(async () => await rw.RLock());
                await wg.Wait();
            }
        );
        var headers = run
            .Stderr.Split('\n')
            .Where(l => l.StartsWith("goroutine ", StringComparison.Ordinal))
            .Select(l => l[l.IndexOf('[')..])
            .ToList();
        Assert.Equal("[sync.WaitGroup.Wait]:", headers[0]);
        Assert.Equal(
            [
                "[chan receive (nil chan)]:",
                "[chan send (nil chan)]:",
                "[chan send]:",
                "[select (no cases)]:",
                "[select]:",
                "[sync.Mutex.Lock]:",
                "[sync.RWMutex.Lock]:",
                "[sync.RWMutex.RLock]:",
            ],
            headers.Skip(1).Order(StringComparer.Ordinal)
        );
        Assert.Contains("created by goroutine 1", run.Stderr);
        // Every one says where it waits.
        Assert.All(
            run.Stderr.Split("\n\n").Skip(1),
            block => Assert.Matches(@"^goroutine \d+ \[.*\]:\n\t.*EndTests\.cs:\d+", block)
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_sleeper_postpones_the_verdict(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    await Sleep(TimeSpan.FromMilliseconds(20));
                    Console.Write("sleeper done");
                });
                await Select();
            }
        );
        Assert.Equal("sleeper done", run.Stdout);
        Assert.Contains("goroutine 1 [select (no cases)]:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_in_any_goroutine_ends_the_program(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(() => Panic("boom 7"));
                await Select();
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("panic: boom 7\n\ngoroutine 2 [running]:\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Any_exception_that_leaves_a_goroutine_is_a_panic(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                Go(async () =>
                {
                    await Sleep(TimeSpan.FromMilliseconds(1));
                    throw new InvalidOperationException("no");
                });
                await Select();
            }
        );
        Assert.StartsWith("panic: System.InvalidOperationException: no\n", run.Stderr);
        Assert.Contains("EndTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_fatal_error_runs_no_handler(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Sleep(TimeSpan.FromMilliseconds(1));
                try
                {
                    new Mutex().Unlock();
                }
                finally
                {
                    Console.Write("handler ran");
                }
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Stdout);
        Assert.StartsWith(
            "fatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:",
            run.Stderr
        );
    }

    [Fact]
    public async Task Run_and_Simulate_throw_what_the_program_died_of()
    {
        var panic = await Assert.ThrowsAsync<PanicException>(() => Run(() => Panic("x")));
        Assert.Equal("x", panic.Value);
        var fatal = Assert.Throws<FatalErrorException>(() => Simulate(async () => await Select()));
        Assert.Equal("all goroutines are asleep - deadlock!", fatal.Message);
    }

    [Fact]
    public async Task A_goroutine_that_awaits_a_foreign_task_is_not_asleep_and_comes_back()
    {
        var run = await GoRuntime.Run(async () =>
        {
            var ch = new Chan<int>();
            Go(async () =>
            {
                await Task.Delay(30);
                await ch.Send(1);
            });
            Console.Write(await ch.Receive());
        });
        Assert.Equal("1", run.Stdout);
    }

    [Fact]
    public async Task A_helper_of_type_Task_waits_as_its_goroutine()
    {
        static async Task<int> Helper(Chan<int> ch) => await ch.Receive() + 1;
        var run = await GoRuntime.Run(async () => await Helper(new Chan<int>()));
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
    }

    [Fact]
    public async Task AsyncLocals_do_not_leak_between_goroutines()
    {
        var local = new AsyncLocal<int>();
        var run = await GoRuntime.Run(
            async () =>
            {
                local.Value = 1;
                var wg = new WaitGroup();
                for (int i = 2; i < 10; i++)
                {
                    int mine = i;
                    wg.Go(async () =>
                    {
                        Assert.Equal(1, local.Value);
                        local.Value = mine;
                        await Sleep(TimeSpan.FromMilliseconds(1));
                        Assert.Equal(mine, local.Value);
                    });
                }
                await wg.Wait();
                Assert.Equal(1, local.Value);
            },
            new RunOptions { MaxProcs = 2 }
        );
        Assert.Equal("", run.Stderr);
    }

    [Fact]
    public async Task A_thread_blocked_unannounced_does_not_stop_the_others()
    {
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    using var gate = new ManualResetEventSlim();
                    var wg = new WaitGroup();
                    wg.Go(() => gate.Wait());
                    wg.Go(() => gate.Set());
                    await wg.Wait();
                },
                new RunOptions { MaxProcs = 1 }
            )
            .WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal("", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_shape_of_function_is_awaited(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(() => ch.Send(1));
                Go(SendTask, ch, 2);
                Go(SendGoTask, ch, 3);
                Go(async () =>
                {
                    await ch.Send(4);
                    return "ignored";
                });
                Go(async (int v) => await ch.Send(v), 5);
                int sum = 0;
                for (int i = 0; i < 5; i++)
                    sum += await ch.Receive();
                Console.Write(sum);
            }
        );
        Assert.Equal("15", output);
    }

    private static async Task SendTask(Chan<int> ch, int value) => await ch.Send(value);

    private static async GoTask<bool> SendGoTask(Chan<int> ch, int value)
    {
        await ch.Send(value);
        return true;
    }
}
