using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>Goroutines with a thread of their own. In the simulator there is one thread for all, so: real machines.</summary>
public sealed class LockThreadTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    [ThreadStatic]
    private static bool t_isMarked;

    public static TheoryData<string> Real => Machine.Real;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-19")]
    public async Task Between_lock_and_unlock_a_goroutine_stays_on_its_thread_and_is_alone_there(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                int owner = -1;
                for (int i = 0; i < 4; i++)
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 50; n++)
                        {
                            Assert.NotEqual(
                                Environment.CurrentManagedThreadId,
                                Volatile.Read(ref owner)
                            );
                            await Gosched();
                        }
                    });
                wg.Go(async () =>
                {
                    var ch = new Chan<int>();
                    GoRuntime.LockOSThread();
                    GoRuntime.LockOSThread();
                    int thread = Environment.CurrentManagedThreadId;
                    Volatile.Write(ref owner, thread);
                    for (int n = 0; n < 20; n++)
                    {
                        await Gosched();
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        Go(async () => await ch.Send(1));
                        await ch.Receive();
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        await Sleep(TimeSpan.FromMicroseconds(10));
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        await Task.Run(() => { });
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        await Blocking(() => Thread.Sleep(0));
                        Assert.Equal(thread, Environment.CurrentManagedThreadId);
                        // One of two locks is taken back: it is still locked.
                        if (n == 10)
                            GoRuntime.UnlockOSThread();
                    }
                    Volatile.Write(ref owner, -1);
                    GoRuntime.UnlockOSThread();
                });
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-19")]
    [Trait("Rule", "RT-20")]
    public async Task A_thread_ends_with_its_goroutine_unless_every_lock_was_taken_back(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                // Often: the goroutine may end on a thread that was slow to leave its first step.
                for (int i = 0; i < 50; i++)
                    Assert.True(await ThreadEnds(locks: 1, unlocks: 0));
                Assert.True(await ThreadEnds(locks: 2, unlocks: 1));
                Assert.False(await ThreadEnds(locks: 1, unlocks: 1));
                Assert.False(await ThreadEnds(locks: 2, unlocks: 2));
                // One unlock too many is forgotten: it does not undo the next lock.
                Assert.False(await ThreadEnds(locks: 1, unlocks: 3));
                Assert.True(await ThreadEnds(locks: 2, unlocks: 1, unlocksBefore: 2));
            }
        );
    }

    private static async GoTask<bool> ThreadEnds(int locks, int unlocks, int unlocksBefore = 0)
    {
        Thread? thread = null;
        var wg = new WaitGroup();
        wg.Go(async () =>
        {
            await Gosched();
            for (int i = 0; i < unlocksBefore; i++)
                GoRuntime.UnlockOSThread();
            for (int i = 0; i < locks; i++)
                GoRuntime.LockOSThread();
            await Gosched();
            for (int i = 0; i < unlocks; i++)
                GoRuntime.UnlockOSThread();
            thread = Thread.CurrentThread;
        });
        await wg.Wait();
        if (locks > unlocks)
            return await Blocking(() => thread!.Join(s_watchdog));
        // That it lives on can be seen only for a while.
        return await Blocking(() => thread != Thread.CurrentThread && thread!.Join(20));
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "RT-20")]
    public async Task What_a_goroutine_did_to_its_locked_thread_is_never_seen_again(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int i = 0; i < 20; i++)
                    wg.Go(async () =>
                    {
                        Assert.False(t_isMarked);
                        GoRuntime.LockOSThread();
                        t_isMarked = true;
                        await Gosched();
                        Assert.True(t_isMarked);
                    });
                await wg.Wait();
                for (int i = 0; i < 200; i++)
                    wg.Go(async () =>
                    {
                        Assert.False(t_isMarked);
                        await Gosched();
                        Assert.False(t_isMarked);
                    });
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(Simulated))]
    public async Task In_the_simulator_locking_changes_nothing(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    GoRuntime.LockOSThread();
                    GoRuntime.LockOSThread();
                    await ch.Send(1);
                    GoRuntime.UnlockOSThread();
                });
                GoRuntime.UnlockOSThread();
                Console.Write(await ch.Receive());
            }
        );
        Assert.Equal("1", output);
    }

    [Fact]
    public void Plain_code_has_its_thread_anyway()
    {
        Assert.Throws<InvalidOperationException>(GoRuntime.LockOSThread);
        Assert.Throws<InvalidOperationException>(GoRuntime.UnlockOSThread);
    }
}
