using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class WaitGroupTests
{
    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-01")]
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
    [Trait("Rule", "WG-01")]
    public async Task Wait_stays_until_the_last_Done_and_then_returns_at_once(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                await wg.Wait();
                wg.Add(2);
                bool returned = false;
                Go(async () =>
                {
                    await wg.Wait();
                    Volatile.Write(ref returned, true);
                });
                await Until.Waiting(1, wg);
                wg.Done();
                await Until.OthersHadTheirChance();
                Assert.False(Volatile.Read(ref returned));
                wg.Done();
                await Until.Holds(() => Volatile.Read(ref returned));
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-03")]
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
                    await Until.Waiting(16, wg);
                    wg.Done();
                    await waiters.Wait();
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-13")]
    public async Task A_Wait_of_a_new_round_waits_for_the_new_round(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int round = 1; round <= 2; round++)
                {
                    int now = round;
                    wg.Add(1);
                    Go(async () =>
                    {
                        await Until.Waiting(1, wg);
                        Console.Write($"done {now} ");
                        wg.Done();
                    });
                    await wg.Wait();
                    Console.Write($"returned {now} ");
                }
            }
        );
        Assert.Equal("done 1 returned 1 done 2 returned 2 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-08")]
    public async Task Add_takes_any_delta(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Add(5);
                Go(async () =>
                {
                    await Until.Waiting(1, wg);
                    wg.Add(0);
                    wg.Add(-5);
                });
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "WG-10")]
    public async Task Done_returns_before_the_waiters_run(string machine)
    {
        // On real processors another one may take the waiter up at once; in the simulator only an await lets it run.
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                var released = new WaitGroup();
                wg.Add(1);
                released.Go(async () =>
                {
                    await wg.Wait();
                    Console.Write("Wait returned");
                });
                await Until.Waiting(1, wg);
                wg.Done();
                Console.Write("Done returned, ");
                await released.Wait();
            }
        );
        Assert.Equal("Done returned, Wait returned", output);
    }
}
