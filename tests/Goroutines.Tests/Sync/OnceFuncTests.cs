using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class OnceFuncTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-05")]
    public async Task OnceFunc_runs_once_and_panics_again_with_the_same_value(string machine)
    {
        var value = new object();
        int calls = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var f = OnceFunc(async () =>
                {
                    calls++;
                    await Gosched();
                    Panic(value);
                });
                var wg = new WaitGroup();
                for (int i = 0; i < 5; i++)
                    wg.Go(async () =>
                    {
                        var panic = await Assert.ThrowsAsync<PanicException>(async () => await f());
                        Assert.Same(value, panic.Value);
                    });
                await wg.Wait();
            }
        );
        Assert.Equal(1, calls);
    }

    [Fact]
    [Trait("Rule", "ONCE-05")]
    public async Task A_runtime_panic_and_any_other_exception_come_again_as_what_they_are()
    {
        var closed = OnceFunc(() => Close<int>(null));
        var failed = OnceValue(int () => throw new InvalidOperationException("no"));
        for (int i = 0; i < 2; i++)
        {
            var panic = await Assert.ThrowsAsync<RuntimePanicException>(async () => await closed());
            Assert.Equal("close of nil channel", panic.Value);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await failed());
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-06")]
    public async Task OnceValue_and_OnceValues_give_all_callers_what_the_one_run_gave(
        string machine
    )
    {
        int calls = 0;
        int same = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var made = new object();
                var value = OnceValue(async () =>
                {
                    calls++;
                    await Gosched();
                    return made;
                });
                var values = OnceValues(() => (calls += 10, made));
                var wg = new WaitGroup();
                for (int i = 0; i < 20; i++)
                    wg.Go(async () =>
                    {
                        var (ten, second) = await values();
                        if (await value() == made && second == made && ten >= 10)
                            Interlocked.Increment(ref same);
                    });
                await wg.Wait();
            }
        );
        Assert.Equal((20, 11), (same, calls));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ONCE-10")]
    public async Task A_Goexit_in_OnceFunc_never_runs_it_again_and_nobody_hangs(string machine)
    {
        int calls = 0;
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var f = OnceFunc(() =>
                {
                    calls++;
                    Goexit();
                });
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await f();
                    Console.Write("unreachable");
                });
                await wg.Wait();
                for (int i = 0; i < 2; i++)
                    try
                    {
                        await f();
                    }
                    catch (PanicException p)
                    {
                        Recover(p);
                        Console.Write(p.Message[..30] + ";");
                    }
            }
        );
        Assert.Equal(1, calls);
        Assert.Equal("panic called with nil argument;panic called with nil argument;", output);
    }

    [Fact]
    public async Task Every_shape_of_function_can_run_once()
    {
        Assert.Equal(1, await OnceValue(() => 1)());
        Assert.Equal(2, await OnceValue(async () => 2)());
        Assert.Equal(3, await OnceValue(() => Task.FromResult(3))());
        Assert.Equal(4, await OnceValue(() => new ValueTask<int>(4))());
        Assert.Equal((1, "a"), await OnceValues(() => (1, "a"))());
        Assert.Equal((2, "b"), await OnceValues(async () => (2, "b"))());
        Assert.Equal((3, "c"), await OnceValues(() => Task.FromResult((3, "c")))());
        Assert.Equal((4, "d"), await OnceValues(() => new ValueTask<(int, string)>((4, "d")))());
        int ran = 0;
        await OnceFunc(() => ran++)();
        await OnceFunc(() =>
        {
            ran++;
        })();
        await OnceFunc(async () =>
        {
            await Task.Yield();
            ran++;
        })();
        await OnceFunc(() => Task.FromResult(ran++))();
        Assert.Equal(4, ran);
    }

    [Fact]
    public async Task What_the_function_holds_can_go_when_it_has_run()
    {
        var (f, held) = Make();
        await f();
        GC.Collect();
        Assert.False(held.IsAlive);
        GC.KeepAlive(f);

        [System.Runtime.CompilerServices.MethodImpl(
            System.Runtime.CompilerServices.MethodImplOptions.NoInlining
        )]
        static (Func<GoTask<int>> F, WeakReference Held) Make()
        {
            var big = new byte[1000];
            return (OnceValue(() => big.Length), new WeakReference(big));
        }
    }
}
