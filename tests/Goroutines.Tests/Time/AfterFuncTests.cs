using Goroutines.Tests.Bubbles;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Time;

/// <summary>Timers that call a function.</summary>
public sealed class AfterFuncTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-11")]
    public async Task The_function_runs_when_it_is_due_in_a_goroutine_of_its_own(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var maker = Goroutine.Current;
                TimeSpan at = default;
                Goroutine? caller = null;
                var timer = AfterFunc(
                    s_second,
                    () =>
                    {
                        at = InBubble.Elapsed;
                        caller = Goroutine.Current;
                    }
                );
                Assert.Null(timer.C);
                await Sleep(5 * s_second);
                Assert.Equal(s_second, at);
                Assert.NotNull(caller);
                Assert.NotSame(maker, caller);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-11")]
    public async Task Stop_before_the_time_tells_true_and_the_function_never_runs(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                int runs = 0;
                var timer = AfterFunc(s_second, () => runs++);
                Assert.True(timer.Stop());
                Assert.False(timer.Stop());
                await Sleep(5 * s_second);
                Assert.Equal(0, runs);
                Assert.False(timer.Reset(s_second));
                Assert.True(timer.Reset(2 * s_second));
                await Sleep(5 * s_second);
                Assert.Equal(1, runs);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-11")]
    public async Task Stop_tells_false_while_the_function_runs_and_does_not_wait_for_it(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                bool ended = false;
                var timer = AfterFunc(
                    s_second,
                    async () =>
                    {
                        await Sleep(10 * s_second);
                        ended = true;
                    }
                );
                await Sleep(2 * s_second);
                Assert.False(timer.Stop());
                Assert.False(ended);
                Assert.Equal(2 * s_second, InBubble.Elapsed);
                await Sleep(10 * s_second);
                Assert.True(ended);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-12")]
    public async Task Resetting_one_that_has_fired_runs_the_function_again_beside_the_first_run(
        string machine
    )
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                int inside = 0;
                int most = 0;
                int runs = 0;
                var timer = AfterFunc(
                    s_second,
                    async () =>
                    {
                        most = Math.Max(most, ++inside);
                        await Sleep(10 * s_second);
                        inside--;
                        runs++;
                    }
                );
                await Sleep(2 * s_second);
                Assert.False(timer.Reset(s_second));
                await Sleep(20 * s_second);
                Assert.Equal((2, 2), (runs, most));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-12")]
    public async Task A_function_may_reset_its_own_timer(string machine)
    {
        string output = await InBubble.Run(
            machine,
            async () =>
            {
                Timer timer = null!;
                int left = 3;
                timer = AfterFunc(
                    s_second,
                    () =>
                    {
                        Console.Write($"{InBubble.Elapsed.TotalSeconds} ");
                        if (--left > 0)
                            Assert.False(timer.Reset(2 * s_second));
                    }
                );
                await Sleep(60 * s_second);
            }
        );
        Assert.Equal("1 3 5 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-23")]
    [Trait("Rule", "TIME-10")]
    public async Task Without_a_delay_it_runs_though_the_others_go_on(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                bool called = false;
                AfterFunc(TimeSpan.Zero, () => Volatile.Write(ref called, true));
                while (!Volatile.Read(ref called))
                    await Gosched();
                called = false;
                AfterFunc(TimeSpan.FromHours(-1), () => Volatile.Write(ref called, true));
                while (!Volatile.Read(ref called))
                    await Gosched();
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-14")]
    public async Task The_function_sees_what_was_written_before_AfterFunc_and_before_Reset(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 100; round++)
                {
                    // Plain fields: only the timer orders the goroutines.
                    int written = round;
                    var seen = new Chan<int>(2);
                    var timer = AfterFunc(
                        TimeSpan.Zero,
                        async () =>
                        {
                            int read = written;
                            await seen.Send(read);
                        }
                    );
                    Assert.Equal(round, await seen.Receive());
                    written = -round;
                    timer.Reset(TimeSpan.FromTicks(round));
                    Assert.Equal(-round, await seen.Receive());
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_shape_of_function_is_run_to_its_end(string machine)
    {
        static async Task Slow(Action then)
        {
            await Sleep(s_second);
            then();
        }
        await InBubble.Run(
            machine,
            async () =>
            {
                int ended = 0;
                void End() => Interlocked.Increment(ref ended);
                AfterFunc(s_second, End);
                AfterFunc(s_second, () => Interlocked.Increment(ref ended));
                AfterFunc(
                    s_second,
                    async () =>
                    {
                        await Sleep(s_second);
                        End();
                    }
                );
                AfterFunc(
                    s_second,
                    async () =>
                    {
                        await Sleep(s_second);
                        End();
                        return 1;
                    }
                );
                AfterFunc(s_second, () => Slow(End));
                AfterFunc(s_second, () => new ValueTask(Slow(End)));
                var values = new Chan<int>(1);
                AfterFunc(s_second, () => values.Send(7));
                await Sleep(2 * s_second);
                await Bubble.Wait();
                Assert.Equal((6, 7), (ended, await values.Receive()));
                AfterFunc(s_second, () => values.Receive());
                await values.Send(1);
                await Sleep(2 * s_second);
                Assert.Equal(0, values.Len);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_in_the_function_ends_the_program_and_Goexit_only_the_call(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var exits = new Chan<Unit>();
                AfterFunc(
                    TimeSpan.Zero,
                    () =>
                    {
                        using var closed = Defer(exits.Close);
                        using var deferred = Defer(() => Console.Write("deferred"));
                        Goexit();
                    }
                );
                await exits.Receive();
                AfterFunc(TimeSpan.Zero, () => Panic("late"));
                await Select();
            }
        );
        Assert.Equal((2, "deferred"), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: late\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_function_sees_the_AsyncLocals_of_who_made_the_timer(string machine)
    {
        var local = new AsyncLocal<int>();
        await InBubble.Run(
            machine,
            async () =>
            {
                local.Value = 1;
                int seen = 0;
                AfterFunc(s_second, () => seen = local.Value);
                local.Value = 2;
                await Sleep(2 * s_second);
                Assert.Equal((1, 2), (seen, local.Value));
            }
        );
    }

    [Theory, MemberData(nameof(Simulated))]
    public async Task One_that_has_fired_cannot_be_stopped_though_its_goroutine_may_not_have_run(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                int runs = 0;
                var timer = AfterFunc(TimeSpan.FromMilliseconds(1), () => runs++);
                await Sleep(TimeSpan.FromMilliseconds(1));
                // Fired, its goroutine perhaps not yet run: that is started all the same.
                Assert.False(timer.Stop());
                await Sleep(TimeSpan.FromMilliseconds(1));
                Assert.Equal(1, runs);
            }
        );
    }
}
