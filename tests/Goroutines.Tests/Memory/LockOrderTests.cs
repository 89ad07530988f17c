using static Goroutines.Builtin;

namespace Goroutines.Tests.Memory;

/// <summary>What locks and groups order: plain fields written before are seen after.</summary>
public sealed class LockOrderTests
{
    private const int Rounds = 300;

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-08")]
    public async Task What_was_written_under_a_lock_is_seen_by_its_next_holders(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var rw = new RWMutex();
                var (underMutex, underWriter, twin) = (0, 0, 0);
                var wg = new WaitGroup();
                for (int g = 0; g < 4; g++)
                    wg.Go(async () =>
                    {
                        for (int i = 0; i < Rounds; i++)
                        {
                            using (await mu.Lock())
                                underMutex++;
                            using (await rw.Lock())
                            {
                                underWriter++;
                                twin++;
                            }
                            using (await rw.RLock())
                                Assert.Equal(underWriter, twin);
                        }
                    });
                await wg.Wait();
                Assert.Equal((4 * Rounds, 4 * Rounds), (underMutex, underWriter));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-08")]
    public async Task What_readers_wrote_before_RUnlock_is_seen_by_the_next_writer(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                for (int round = 1; round <= Rounds / 10; round++)
                {
                    var slots = new int[3];
                    var reading = new Chan<Unit>(3);
                    for (int r = 0; r < 3; r++)
                    {
                        int me = r;
                        Go(async () =>
                        {
                            await rw.RLock();
                            await reading.Send(default);
                            await Gosched();
                            slots[me] = 1;
                            rw.RUnlock();
                        });
                    }
                    for (int r = 0; r < 3; r++)
                        await reading.Receive();
                    using (await rw.Lock())
                        Assert.Equal(3, slots.Sum());
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-10")]
    public async Task What_was_written_before_Done_is_seen_by_all_whom_it_releases(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < Rounds / 10; round++)
                {
                    var wg = new WaitGroup();
                    var waiters = new WaitGroup();
                    var slots = new int[8];
                    wg.Add(slots.Length);
                    for (int w = 0; w < 3; w++)
                        waiters.Go(async () =>
                        {
                            await wg.Wait();
                            Assert.Equal(slots.Length, slots.Sum());
                        });
                    for (int i = 0; i < slots.Length; i++)
                    {
                        int me = i;
                        Go(() =>
                        {
                            slots[me] = 1;
                            wg.Done();
                        });
                    }
                    await waiters.Wait();
                }
            }
        );
    }
}
