using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class WaitGroupTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task Wait_returns_when_all_are_done(string machine)
    {
        int done = 0;
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int id = 1; id <= 5; id++)
                {
                    wg.Add(1);
                    Go(
                        async (int worker) =>
                        {
                            using var deferred = Defer(wg.Done);
                            await Sleep(TimeSpan.FromMilliseconds(worker));
                            Interlocked.Increment(ref done);
                        },
                        id
                    );
                }
                await wg.Wait();
                Console.Write(done);
            }
        );
        Assert.Equal("5", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task All_waiters_are_released_and_the_group_can_be_used_again(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                var waiters = new WaitGroup();
                for (int round = 0; round < 8; round++)
                {
                    wg.Add(1);
                    for (int i = 0; i < 16; i++)
                        waiters.Go(async () => await wg.Wait());
                    wg.Done();
                    await waiters.Wait();
                }
            }
        );
    }

    [Fact]
    public void A_negative_counter_panics()
    {
        var wg = new WaitGroup();
        wg.Add(5);
        wg.Add(-5);
        var panic = Assert.Throws<PanicException>(wg.Done);
        Assert.Equal("sync: negative WaitGroup counter", panic.Value);
    }

    [Theory, MemberData(nameof(All))]
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
