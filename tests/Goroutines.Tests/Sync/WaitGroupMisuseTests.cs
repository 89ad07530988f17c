using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>What a group does when it is used in a way it is not meant for.</summary>
public sealed class WaitGroupMisuseTests
{
    private const string Reused = "sync: WaitGroup is reused before previous Wait has returned";

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Fact]
    [Trait("Rule", "WG-02")]
    public void A_negative_counter_panics_with_a_plain_text()
    {
        var wg = new WaitGroup();
        wg.Add(5);
        wg.Add(-5);
        var panic = Assert.Throws<PanicException>(wg.Done);
        Assert.Equal("sync: negative WaitGroup counter", panic.Value);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-12")]
    public async Task A_recovered_negative_counter_leaves_no_released_waiter_hanging(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                var released = new WaitGroup();
                wg.Add(1);
                for (int i = 0; i < 4; i++)
                    released.Go(async () => await wg.Wait());
                await Until.Waiting(4, wg);
                wg.Done();
                try
                {
                    wg.Done();
                }
                catch (PanicException p)
                {
                    Console.Write(Recover(p));
                }
                await released.Wait();
                var fresh = new WaitGroup();
                fresh.Go(() => { });
                await fresh.Wait();
            }
        );
        Assert.Equal("sync: negative WaitGroup counter", output);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "WG-05")]
    public async Task A_waiter_finds_that_the_group_was_reused_before_it_returned(string machine)
    {
        // Nothing runs between Done and Add, because main does not await there.
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                var waiter = new WaitGroup();
                wg.Add(1);
                waiter.Go(async () =>
                {
                    var panic = await Assert.ThrowsAsync<PanicException>(async () =>
                        await wg.Wait()
                    );
                    Console.Write(panic.Value);
                });
                await Until.Waiting(1, wg);
                wg.Done();
                wg.Add(1);
                await waiter.Wait();
            }
        );
        Assert.Equal(Reused, output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "WG-04")]
    [Trait("Rule", "WG-05")]
    public async Task Raising_the_counter_under_waiters_neither_hangs_nor_corrupts(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 50; round++)
                {
                    var wg = new WaitGroup();
                    var all = new WaitGroup();
                    wg.Add(1);
                    for (int i = 0; i < 3; i++)
                        all.Go(() => WaitOrRecover(wg));
                    all.Go(async () =>
                    {
                        wg.Done();
                        wg.Add(2);
                        await Gosched();
                        wg.Add(-2);
                    });
                    await all.Wait();
                    Assert.Equal("counter 0, 0 waiting", wg.State);
                }
            }
        );
    }

    private static async GoTask WaitOrRecover(WaitGroup wg)
    {
        try
        {
            await wg.Wait();
        }
        catch (PanicException p)
        {
            Assert.Equal(Reused, Recover(p));
        }
    }
}
