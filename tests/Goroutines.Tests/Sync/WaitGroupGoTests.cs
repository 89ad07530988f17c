using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>The goroutines that a group starts itself.</summary>
public sealed class WaitGroupGoTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-06")]
    public async Task Go_counts_down_when_the_function_returns_and_when_it_calls_Goexit(
        string machine
    )
    {
        int returned = 0;
        int exited = 0;
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 0; i < 10; i++)
                {
                    wg.Go(async () =>
                    {
                        await Gosched();
                        Interlocked.Increment(ref returned);
                    });
                    wg.Go(async () =>
                    {
                        using var deferred = Defer(() => Interlocked.Increment(ref exited));
                        await Gosched();
                        Goexit();
                        Console.Write("after Goexit");
                    });
                    wg.Go(() => Goexit());
                }
                await wg.Wait();
            }
        );
        Assert.Equal((10, 10, ""), (returned, exited, output));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-06")]
    public async Task Go_adds_one_before_it_returns(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                var gate = new Chan<bool>();
                for (int i = 1; i <= 3; i++)
                {
                    wg.Go(async () => await gate.Receive());
                    Assert.Equal($"counter {i}, 0 waiting", wg.State);
                }
                gate.Close();
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-07")]
    public async Task A_panic_in_Go_kills_the_program_before_Wait_returns(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Go(() => Panic("worker failed"));
                await wg.Wait();
                Console.Write("after Wait");
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: worker failed\n", run.Stderr);
    }
}
