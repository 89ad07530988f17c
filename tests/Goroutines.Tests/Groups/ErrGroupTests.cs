using static Goroutines.Builtin;

namespace Goroutines.Tests.Groups;

public sealed class ErrGroupTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly Exception s_first = new InvalidOperationException("first");

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-01"), Trait("Rule", "EG-02")]
    public async Task Wait_gives_the_first_error_when_all_have_returned(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    int returned = 0;
                    var start = Now();
                    var g = new ErrGroup();
                    // The first in time is not the first that was started.
                    foreach (int seconds in new[] { 3, 1, 2 })
                        await g.Go(async () =>
                        {
                            await Sleep(seconds * s_second);
                            returned++;
                            return seconds == 1 ? s_first : new InvalidOperationException("later");
                        });
                    Assert.Same(s_first, await g.Wait());
                    Assert.Equal(3, returned);
                    Assert.Equal(3 * s_second, Since(start));
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-03"), Trait("Rule", "EG-02")]
    public async Task The_first_error_cancels_the_context_with_itself_as_the_cause(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var (g, ctx) = ErrGroup.WithContext(Context.Background);
                int finished = 0;
                await g.Go(() => s_first);
                await g.Go(async () =>
                {
                    await ctx.Done!.Receive();
                    Assert.Same(s_first, Context.Cause(ctx));
                    finished++;
                    throw new InvalidOperationException("second");
                });
                Assert.Same(s_first, await g.Wait());
                Assert.Same(Context.Canceled, ctx.Err);
                Assert.Same(s_first, Context.Cause(ctx));
                Assert.Equal(1, finished);
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-04")]
    public async Task Wait_cancels_the_context_also_without_an_error(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var (g, ctx) = ErrGroup.WithContext(Context.Background);
                await g.Go(async () => await Gosched());
                Assert.Null(ctx.Err);
                Assert.Null(await g.Wait());
                Assert.Same(Context.Canceled, ctx.Err);
                Assert.Same(Context.Canceled, Context.Cause(ctx));
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-05")]
    public async Task A_new_group_works_without_limit_and_context(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var g = new ErrGroup();
                Assert.Null(await g.Wait());
                var met = new Chan<int>();
                for (int i = 0; i < 50; i++)
                {
                    var start = g.Go(async () => await met.Receive());
                    Assert.True(start.IsCompletedSuccessfully);
                    await start;
                }
                Assert.True(g.TryGo(async () => await met.Receive()));
                for (int i = 0; i < 51; i++)
                    await met.Send(i);
                Assert.Null(await g.Wait());
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-06")]
    public async Task No_more_are_active_than_the_limit(string machine)
    {
        int active = 0;
        int most = 0;
        int done = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var g = new ErrGroup();
                g.SetLimit(3);
                for (int i = 0; i < 200; i++)
                    await g.Go(async () =>
                    {
                        int now = Interlocked.Increment(ref active);
                        InterlockedMax(ref most, now);
                        await Gosched();
                        Interlocked.Decrement(ref active);
                        Interlocked.Increment(ref done);
                    });
                Assert.Null(await g.Wait());
            }
        );
        Assert.InRange(most, 1, 3);
        Assert.Equal(200, done);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-06")]
    public async Task TryGo_fails_when_the_limit_is_reached(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var gate = new Chan<bool>();
                var g = new ErrGroup();
                g.SetLimit(2);
                Assert.True(g.TryGo(() => gate.Receive()));
                Assert.True(g.TryGo(() => gate.Receive()));
                Assert.False(g.TryGo(() => gate.Receive()));
                gate.Close();
                Assert.Null(await g.Wait());
                Assert.True(g.TryGo(() => gate.Receive()));
                Assert.Null(await g.Wait());
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-07")]
    public async Task A_limit_of_zero_lets_nobody_start_and_a_negative_one_everybody(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var g = new ErrGroup();
                g.SetLimit(0);
                Assert.False(g.TryGo(() => { }));
                g.SetLimit(-1);
                var gate = new Chan<bool>();
                for (int i = 0; i < 20; i++)
                    Assert.True(g.TryGo(() => gate.Receive()));
                gate.Close();
                Assert.Null(await g.Wait());
                g.SetLimit(0);
                Console.Write("before");
                await g.Go(() => Console.Write("never"));
                Console.Write("after");
            }
        );
        Assert.Equal("before", run.Stdout);
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan send]:",
            run.Stderr
        );
        Assert.Contains("ErrGroupTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-08")]
    public async Task Changing_the_limit_while_some_are_active_panics_with_an_error(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var gate = new Chan<bool>();
                var g = new ErrGroup();
                g.SetLimit(2);
                await g.Go(() => gate.Receive());
                await g.Go(() => gate.Receive());
                var panic = Assert.Throws<PanicException>(() => g.SetLimit(5));
                var error = Assert.IsAssignableFrom<Exception>(panic.Value);
                Assert.Equal(
                    "errgroup: modify limit while 2 goroutines in the group are still active",
                    error.Message
                );
                gate.Close();
                Assert.Null(await g.Wait());
                g.SetLimit(5);
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-12")]
    public async Task Go_waits_at_the_limit_until_one_function_ends(string machine)
    {
        string output = await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var start = Now();
                    var started = new List<double>();
                    var ended = new List<double>();
                    var g = new ErrGroup();
                    g.SetLimit(2);
                    for (int i = 0; i < 5; i++)
                    {
                        await g.Go(async () =>
                        {
                            await Sleep(s_second);
                            lock (ended)
                                ended.Add(Since(start).TotalSeconds);
                        });
                        started.Add(Since(start).TotalSeconds);
                    }
                    await g.Wait();
                    Console.Write($"{string.Join(' ', started)} | {string.Join(' ', ended)}");
                })
        );
        Assert.Equal("0 0 1 1 2 | 1 1 2 2 3", output);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "EG-01")]
    public async Task Every_shape_of_function_can_fail_by_its_value_and_by_throwing(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                await Fails(g => g.Go(() => s_first));
                await Fails(g => g.Go(async () => s_first));
                await Fails(g =>
                    g.Go(async () =>
                    {
                        await Gosched();
                        return s_first;
                    })
                );
                await Fails(g => g.Go(InATask));
                await Fails(g => g.Go(() => InATask()));
                await Fails(g => g.Go(() => InAnyTask()));
                await Fails(g => g.Go(InAValueTask));
                await Fails(g => g.Go(InAGoTask));
                await Fails(g => g.Go(() => throw s_first));
                await Fails(g =>
                    g.Go(async () =>
                    {
                        await Gosched();
                        throw s_first;
                    })
                );
                await Fails(g => g.Go(() => FailingTask()));
                await Fails(g => g.Go(FailingAction));
                await Fails(g =>
                {
                    Assert.True(g.TryGo(() => InATask()));
                    return default;
                });
            }
        );

        static async GoTask Fails(Func<ErrGroup, ValueTask> start)
        {
            var g = new ErrGroup();
            await start(g);
            Assert.Same(s_first, await g.Wait());
        }

        static async Task<Exception?> InATask()
        {
            await Gosched();
            return s_first;
        }

        static async Task<InvalidOperationException> InAnyTask()
        {
            await Gosched();
            return (InvalidOperationException)s_first;
        }

        static async ValueTask<Exception> InAValueTask()
        {
            await Gosched();
            return s_first;
        }

        static async GoTask<Exception?> InAGoTask()
        {
            await Gosched();
            return s_first;
        }

        static async Task FailingTask()
        {
            await Gosched();
            throw s_first;
        }

        static void FailingAction() => throw s_first;
    }

    [Theory, MemberData(nameof(All))]
    public async Task Functions_without_an_error_are_awaited_and_their_values_dropped(
        string machine
    )
    {
        int sum = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var g = new ErrGroup();
                await g.Go(() => null);
                await g.Go(async () => null);
                await g.Go(() => 5);
                await g.Go(async () => "text");
                await g.Go(() => ch.Send(1));
                await g.Go(() => SendTask(ch, 2));
                await g.Go(async () => await ch.Send(4));
                await g.Go(async () =>
                {
                    for (int i = 0; i < 3; i++)
                        sum += await ch.Receive();
                });
                Assert.Null(await g.Wait());
            }
        );
        Assert.Equal(7, sum);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_is_no_error_but_the_end_of_the_program(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var g = new ErrGroup();
                await g.Go(() => Panic("boom"));
                Console.Write(await g.Wait());
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: boom\n\ngoroutine 2 [running]:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_function_that_calls_Goexit_has_returned_without_an_error(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var g = new ErrGroup();
                g.SetLimit(1);
                for (int i = 0; i < 3; i++)
                    await g.Go(async () =>
                    {
                        await Gosched();
                        Goexit();
                    });
                Assert.Null(await g.Wait());
            }
        );
    }

    [Fact]
    public async Task Plain_code_uses_a_group_with_a_limit()
    {
        var (g, ctx) = ErrGroup.WithContext(Context.Background);
        g.SetLimit(1);
        int done = 0;
        for (int i = 0; i < 20; i++)
            await g.Go(async () =>
            {
                await Task.Yield();
                done++;
                return done == 20 ? s_first : null;
            });
        Assert.Same(s_first, await g.Wait());
        Assert.Equal(20, done);
        Assert.Same(s_first, Context.Cause(ctx));
    }

    private static async Task SendTask(Chan<int> ch, int value) => await ch.Send(value);

    private static void InterlockedMax(ref int most, int value)
    {
        int seen = Volatile.Read(ref most);
        while (value > seen)
            seen = Interlocked.CompareExchange(ref most, value, seen);
    }
}
