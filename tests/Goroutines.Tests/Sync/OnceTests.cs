using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class OnceTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-01")]
    public async Task Only_the_first_function_runs(string machine)
    {
        int runs = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var once = new Once();
                var wg = new WaitGroup();
                for (int i = 0; i < 20; i++)
                    wg.Go(() =>
                        once.Do(async () =>
                        {
                            await Gosched();
                            Interlocked.Increment(ref runs);
                        })
                    );
                await wg.Wait();
                await once.Do(() => Interlocked.Add(ref runs, 100));
            }
        );
        Assert.Equal(1, runs);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-02")]
    [Trait("Rule", "MEM-09")]
    public async Task No_Do_returns_before_the_first_function_and_each_sees_what_it_wrote(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var once = new Once();
                var gate = new Chan<bool>();
                var wg = new WaitGroup();
                // A plain field, on purpose.
                string state = "unset";
                int returned = 0;
                wg.Go(() =>
                    once.Do(async () =>
                    {
                        await gate.Receive();
                        state = "set";
                    })
                );
                await Until.Holds(() => once.State != "not run yet");
                for (int i = 0; i < 4; i++)
                    wg.Go(async () =>
                    {
                        await once.Do(() => Panic("a second function"));
                        Interlocked.Increment(ref returned);
                        Assert.Equal("set", state);
                    });
                await Until.Holds(() => new Once.View(once).Waiting.Count == 4);
                Assert.Equal(0, returned);
                gate.Close();
                await wg.Wait();
                await once.Do(() => Panic("a second function"));
                Assert.Equal("set", state);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-03")]
    public async Task A_panic_counts_as_done_and_is_that_callers_only(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var once = new Once();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    try
                    {
                        await once.Do(async () =>
                        {
                            await Until.Holds(() => new Once.View(once).Waiting.Count == 1);
                            Panic("p1");
                        });
                    }
                    catch (PanicException p)
                    {
                        Console.Write(Recover(p));
                    }
                });
                await Until.Holds(() => once.State != "not run yet");
                // Waits for the one that panics, and returns all the same.
                await once.Do(() => Console.Write("must not run"));
                await wg.Wait();
                await once.Do(() => Console.Write("must not run"));
            }
        );
        Assert.Equal("p1", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-04")]
    public async Task A_Do_inside_its_own_function_is_a_deadlock(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var once = new Once();
                await once.Do(() => once.Do(() => { }));
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.Mutex.Lock]:\n",
            run.Stderr
        );
        Assert.Contains("OnceTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-09")]
    public async Task A_Goexit_counts_as_done_and_ends_that_goroutine(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var once = new Once();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await once.Do(() => Goexit());
                    Console.Write("unreachable");
                });
                await wg.Wait();
                await once.Do(() => Console.Write("must not run"));
                Console.Write(once.State);
            }
        );
        Assert.Equal("done", output);
    }

    [Fact]
    public async Task Every_shape_of_function_is_awaited()
    {
        int ran = 0;
        await new Once().Do(() => ran++);
        await new Once().Do(() =>
        {
            ran++;
        });
        await new Once().Do(async () =>
        {
            await Task.Yield();
            ran++;
        });
        await new Once().Do(async () =>
        {
            await Task.Yield();
            return ran++;
        });
        await new Once().Do(RunTask);
        await new Once().Do(RunValueTask);
        await new Once().Do(() => RunValueTaskOfInt());
        Assert.Equal(7, ran);

        async Task RunTask()
        {
            await Task.Yield();
            ran++;
        }

        async ValueTask RunValueTask() => await RunTask();

        async ValueTask<int> RunValueTaskOfInt()
        {
            await RunTask();
            return ran;
        }
    }
}
