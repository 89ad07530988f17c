using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class MutexTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MTX-01")]
    [Trait("Rule", "MTX-09")]
    public async Task One_goroutine_at_a_time_holds_a_mutex(string machine)
    {
        // A plain field: it comes out right only if each sees what the holder before it wrote.
        int counter = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                for (int i = 0; i < 10; i++)
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 1000; n++)
                            using (await mu.Lock())
                            {
                                int seen = counter;
                                if (n % 50 == 0)
                                    await Gosched();
                                counter = seen + 1;
                            }
                    });
                await wg.Wait();
            }
        );
        Assert.Equal(10_000, counter);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MTX-02")]
    public async Task Unlock_of_an_unlocked_mutex_is_fatal_and_runs_no_handler(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                using var deferred = Defer(() => Console.Write("deferred"));
                var mu = new Mutex();
                await mu.Lock();
                mu.Unlock();
                Console.Write("before ");
                try
                {
                    mu.Unlock();
                }
                catch (Exception e)
                {
                    Console.Write("caught " + e);
                }
            }
        );
        Assert.Equal((2, "before "), (run.ExitCode, run.Stdout));
        Assert.StartsWith(
            "fatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:\n",
            run.Stderr
        );
    }

    [Fact]
    [Trait("Rule", "MTX-02")]
    public void Outside_any_goroutine_the_fatal_error_is_thrown()
    {
        var fatal = Assert.Throws<FatalErrorException>(new Mutex().Unlock);
        Assert.Equal("sync: unlock of unlocked mutex", fatal.Message);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MTX-03")]
    public async Task Any_goroutine_may_unlock(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                await mu.Lock();
                Go(mu.Unlock);
                await mu.Lock();
                Console.Write("locked again");
            }
        );
        Assert.Equal("locked again", output);
    }

    [Fact]
    [Trait("Rule", "MTX-04")]
    public async Task TryLock_fails_while_the_mutex_is_held_and_succeeds_when_it_is_free()
    {
        var mu = new Mutex();
        Assert.True(mu.TryLock());
        Assert.False(mu.TryLock());
        mu.Unlock();
        using (await mu.Lock())
            Assert.False(mu.TryLock());
        Assert.True(mu.TryLock());
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MTX-04")]
    public async Task TryLock_does_not_wait_behind_those_who_do(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                await mu.Lock();
                wg.Go(async () =>
                {
                    using (await mu.Lock()) { }
                });
                await Until.Waiting(1, mu);
                Assert.False(mu.TryLock());
                mu.Unlock();
                await wg.Wait();
                Assert.True(mu.TryLock());
            }
        );
    }

    [Fact]
    [Trait("Rule", "MTX-07")]
    public void A_new_mutex_is_ready_and_unlocked()
    {
        Assert.True(new Mutex().TryLock());
        Assert.True(new RWMutex().TryLock());
        Assert.True(new RWMutex().TryRLock());
    }

    [Fact]
    public async Task A_waiter_woken_before_it_awaits_does_not_take_the_lock_for_granted()
    {
        var mu = new Mutex();
        await mu.Lock();
#pragma warning disable CA2012 // The very point: the operation exists before it is awaited.
        var late = mu.Lock();
#pragma warning restore CA2012
        mu.Unlock();
        Assert.True(mu.TryLock());
        Assert.False(late.IsCompleted);
        mu.Unlock();
        using (await late)
            Assert.False(mu.TryLock());
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_TryLock_is_in_the_trace_like_a_Lock(string machine)
    {
        var run = await Machine.Run(
            machine,
            () =>
            {
                var mu = new Mutex();
                Assert.True(mu.TryLock());
                Assert.False(mu.TryLock());
                mu.Unlock();
                return default;
            }
        );
        Assert.Equal(
            ["lock", "unlock"],
            run.Trace!.Events.Where(e => e.Kind == TraceEventKind.Operation).Select(e => e.Text)
        );
    }
}
