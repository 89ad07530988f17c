using static Goroutines.Builtin;

namespace Goroutines.Tests.Groups;

public sealed class SingleFlightTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All)), Trait("Rule", "SF-01"), Trait("Rule", "SF-02")]
    public async Task Concurrent_calls_for_a_key_are_one_and_all_share_the_result(string machine)
    {
        const int Callers = 10;
        int calls = 0;
        int answers = 0;
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sf = new SingleFlight<string, string>();
                    var gate = new Chan<string>();
                    var wg = new WaitGroup();
                    for (int i = 0; i < Callers; i++)
                        wg.Go(async () =>
                        {
                            var (value, err, shared) = await sf.Do(
                                "key",
                                async () =>
                                {
                                    calls++;
                                    return await gate.Receive();
                                }
                            );
                            Assert.Equal(("bar", null, true), (value, err, shared));
                            Interlocked.Increment(ref answers);
                        });
                    await Bubble.Wait();
                    Assert.Equal(0, answers);
                    await gate.Send("bar");
                    await wg.Wait();
                })
        );
        Assert.Equal((1, Callers), (calls, answers));
    }

    [Fact, Trait("Rule", "SF-02"), Trait("Rule", "SF-09")]
    public async Task A_call_alone_is_not_shared_and_nothing_is_kept_for_the_next()
    {
        var sf = new SingleFlight<string, int>();
        int calls = 0;
        for (int i = 1; i <= 3; i++)
            Assert.Equal((i, null, false), await sf.Do("key", () => ++calls));
        Assert.Equal((4, null, false), await sf.DoChan("key", () => ++calls).Receive());
        Assert.Equal((5, null, false), await sf.Do("key", () => ++calls));
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SF-03")]
    public async Task Errors_are_passed_to_all(string machine)
    {
        var error = new InvalidOperationException("no");
        int answers = 0;
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sf = new SingleFlight<int, string>();
                    var gate = new Chan<int>();
                    var wg = new WaitGroup();
                    foreach (bool throws in new[] { true, false })
                    {
                        for (int i = 0; i < 3; i++)
                            wg.Go(async () =>
                            {
                                var result = await sf.Do(
                                    1,
                                    async () =>
                                    {
                                        await gate.Receive();
                                        return throws ? throw error : ("half", error);
                                    }
                                );
                                Assert.Equal((throws ? null : "half", error, true), result);
                                Interlocked.Increment(ref answers);
                            });
                        await Bubble.Wait();
                        await gate.Send(1);
                        await wg.Wait();
                    }
                })
        );
        Assert.Equal(6, answers);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SF-05")]
    public async Task DoChan_gives_a_channel_with_one_result_that_is_never_closed(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sf = new SingleFlight<string, int>();
                    var gate = new Chan<int>();
                    var first = sf.DoChan("key", () => gate.Receive());
                    var second = sf.DoChan("key", () => -1);
                    Assert.False(first.TryReceive(out _));
                    await gate.Send(7);
                    Assert.Equal((7, null, true), await first.Receive());
                    Assert.Equal((7, null, true), await second.Receive());
                    await Bubble.Wait();
                    Assert.False(first.TryReceive(out _));
                    Assert.Equal(1, first.Cap);
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SF-06")]
    public async Task When_the_function_panics_every_caller_panics_with_a_value_that_wraps_its(
        string machine
    )
    {
        const int Callers = 5;
        var error = new InvalidOperationException("an error");
        var seen = new List<(object Value, FlightPanicException Flight)>();
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sf = new SingleFlight<string, int>();
                    foreach (object value in new object[] { "text", error })
                    {
                        var gate = new Chan<int>();
                        var wg = new WaitGroup();
                        for (int i = 0; i < Callers; i++)
                            wg.Go(async () =>
                            {
                                try
                                {
                                    await sf.Do(
                                        "key",
                                        async () =>
                                        {
                                            await gate.Receive();
                                            return Panic<int>(value);
                                        }
                                    );
                                }
                                catch (PanicException p)
                                {
                                    lock (seen)
                                        seen.Add((value, (FlightPanicException)Recover(p)!));
                                }
                            });
                        await Bubble.Wait();
                        gate.Close();
                        await wg.Wait();
                    }
                    Assert.Equal((1, null, false), await sf.Do("key", () => 1));
                })
        );
        Assert.Equal(2 * Callers, seen.Count);
        foreach (var (value, flight) in seen)
        {
            Assert.Same(value, flight.Value);
            Assert.Same(value as Exception, flight.InnerException);
            string text = value is Exception e ? e.Message : (string)value;
            Assert.StartsWith(text + "\n\n", flight.Message);
            Assert.Contains(nameof(SingleFlightTests), flight.Message);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_of_the_function_that_nobody_recovers_ends_the_program(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var sf = new SingleFlight<string, int>();
                await sf.Do("key", () => Panic<int>("boom"));
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("panic: boom\n\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_panic_ends_the_program_if_somebody_waits_at_a_channel(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var sf = new SingleFlight<string, int>();
                var gate = new Chan<int>();
                Go(async () =>
                {
                    try
                    {
                        await sf.Do("key", async () => await gate.Receive() + Panic<int>("boom"));
                    }
                    catch (PanicException)
                    {
                        Console.Write("recovered");
                    }
                });
                await Others.Wait();
                var result = sf.DoChan("key", () => 1);
                gate.Close();
                await result.Receive();
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: boom\n\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SF-08")]
    public async Task When_the_function_calls_Goexit_every_caller_exits(string machine)
    {
        const int Callers = 5;
        int deferred = 0;
        int after = 0;
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var sf = new SingleFlight<string, int>();
                    var gate = new Chan<int>();
                    for (int i = 0; i < Callers; i++)
                        Go(async () =>
                        {
                            using var count = Defer(() => Interlocked.Increment(ref deferred));
                            await sf.Do(
                                "key",
                                async () =>
                                {
                                    await gate.Receive();
                                    Goexit();
                                    return 1;
                                }
                            );
                            Interlocked.Increment(ref after);
                        });
                    await Bubble.Wait();
                    Assert.Equal(0, deferred);
                    gate.Close();
                    await Bubble.Wait();
                    Assert.Equal((1, null, false), await sf.Do("key", () => 1));
                })
        );
        Assert.Equal((Callers, 0), (deferred, after));
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "SF-10")]
    public async Task Different_keys_do_not_wait_for_each_other(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var sf = new SingleFlight<string, int>();
                var gate = new Chan<int>();
                var slow = sf.DoChan("a", () => gate.Receive());
                Assert.Equal((2, null, false), await sf.Do("b", () => 2));
                Assert.False(slow.TryReceive(out _));
                await gate.Send(1);
                Assert.Equal((1, null, false), await slow.Receive());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task After_Forget_the_next_call_runs_its_own_function(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var sf = new SingleFlight<string, int>();
                var gate = new Chan<int>();
                var old = sf.DoChan("key", () => gate.Receive());
                sf.Forget("key");
                var own = sf.DoChan("key", () => gate.Receive());
                var joined = sf.DoChan("key", () => -1);
                await gate.Send(1);
                await gate.Send(2);
                var results = new[] { (await old.Receive()).Value, (await own.Receive()).Value };
                Assert.Equal([1, 2], results.Order());
                Assert.Equal(results[1], (await joined.Receive()).Value);
            }
        );
    }

    [Fact]
    public async Task Every_shape_of_function_gives_its_value()
    {
        var sf = new SingleFlight<int, int>();
        var error = new InvalidOperationException("no");
        Assert.Equal((1, null, false), await sf.Do(0, () => 1));
        Assert.Equal((2, error, false), await sf.Do(0, () => (2, error)));
        Assert.Equal((3, null, false), await sf.Do(0, async () => 3));
        Assert.Equal((4, error, false), await sf.Do(0, async () => (4, error)));
        Assert.Equal((5, null, false), await sf.Do(0, () => Task.FromResult(5)));
        Assert.Equal((6, null, false), await sf.Do(0, () => new ValueTask<int>(6)));
        Assert.Equal((7, error, false), await sf.Do(0, () => Failing(7)));
        Assert.Equal((0, error, false), await sf.Do(0, () => throw error));
        Assert.Equal((8, error, false), await sf.DoChan(0, () => Failing(8)).Receive());

        async Task<(int Value, Exception? Err)> Failing(int value)
        {
            await Task.Yield();
            return (value, error);
        }
    }
}
