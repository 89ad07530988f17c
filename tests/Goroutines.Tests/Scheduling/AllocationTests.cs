using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>Once warm, an operation allocates nothing, whether it parks or not.</summary>
/// <remarks>What is counted are all threads' allocations: these tests run while no others do.</remarks>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int Count = 100_000;

    /// <summary>Bytes an operation: room for what the runtime itself does now and then.</summary>
    private const double Bound = 0.1;

    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    [Fact]
    public Task A_send_and_a_receive_through_a_buffer_allocate_nothing() =>
        AllocatesNothing(
            new Chan<int>(1),
            async (ch, n) =>
            {
                for (int i = 0; i < n; i++)
                {
                    await ch.Send(i);
                    await ch.Receive();
                }
            }
        );

    [Fact]
    public Task A_receive_that_parks_allocates_nothing() =>
        AllocatesNothing(
            new Chan<int>(),
            async (ch, n) =>
            {
                Go(async () =>
                {
                    for (int i = 0; i < n; i++)
                        await ch.Send(i);
                });
                for (int i = 0; i < n; i++)
                    await ch.Receive();
            }
        );

    [Fact]
    public Task A_receive_with_its_ok_that_parks_allocates_nothing() =>
        AllocatesNothing(
            new Chan<int>(),
            async (ch, n) =>
            {
                Go(async () =>
                {
                    for (int i = 0; i < n; i++)
                        await ch.Send(i);
                });
                for (int i = 0; i < n; i++)
                    await ch.ReceiveOk();
            }
        );

    [Fact]
    public Task A_send_that_parks_allocates_nothing() =>
        AllocatesNothing(
            new Chan<int>(),
            async (ch, n) =>
            {
                Go(async () =>
                {
                    for (int i = 0; i < n; i++)
                        await ch.Receive();
                });
                for (int i = 0; i < n; i++)
                    await ch.Send(i);
            }
        );

    [Fact]
    public Task A_loop_over_a_channel_allocates_nothing_for_a_value() =>
        AllocatesNothing(
            0,
            async (_, n) =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    for (int i = 0; i < n; i++)
                        await ch.Send(i);
                    ch.Close();
                });
                await foreach (int value in ch) { }
            }
        );

    [Fact]
    public Task A_free_lock_allocates_nothing() =>
        AllocatesNothing(
            new Mutex(),
            async (mu, n) =>
            {
                for (int i = 0; i < n; i++)
                {
                    await mu.Lock();
                    mu.Unlock();
                    using (await mu.Lock()) { }
                }
            }
        );

    [Fact]
    public Task A_lock_that_parks_allocates_nothing() =>
        AllocatesNothing(
            new Mutex(),
            async (mu, n) =>
            {
                Go(() => LockAcrossYields(mu, n));
                await LockAcrossYields(mu, n);
            }
        );

    [Fact]
    public Task A_read_lock_and_a_write_lock_allocate_nothing() =>
        AllocatesNothing(
            new RWMutex(),
            async (mu, n) =>
            {
                for (int i = 0; i < n; i++)
                {
                    await mu.RLock();
                    mu.RUnlock();
                    await mu.Lock();
                    mu.Unlock();
                }
            }
        );

    [Fact]
    public Task Waiting_for_a_WaitGroup_allocates_nothing() =>
        AllocatesNothing(
            (Group: new WaitGroup(), Work: new Chan<Unit>()),
            async (both, n) =>
            {
                var (wg, work) = both;
                Go(async () =>
                {
                    for (int i = 0; i < n; i++)
                    {
                        await work.Receive();
                        wg.Done();
                    }
                });
                for (int i = 0; i < n; i++)
                {
                    wg.Add(1);
                    await work.Send(default);
                    await wg.Wait();
                }
            }
        );

    [Fact]
    public Task A_select_of_kept_cases_allocates_nothing() =>
        AllocatesNothing(
            (Ready: new Chan<int>(1), Other: new Chan<int>(1)),
            async (both, n) =>
            {
                var (receive, never) = (Receive(both.Ready), Receive(both.Other));
                var send = Send(both.Ready, 1);
                for (int i = 0; i < n; i++)
                {
                    await Select(send, never);
                    await Select(receive, never);
                    await Select(never, Default);
                }
            }
        );

    [Fact]
    public Task A_select_of_kept_cases_that_parks_allocates_nothing() =>
        AllocatesNothing(
            (Ready: new Chan<int>(), Other: new Chan<int>()),
            async (both, n) =>
            {
                var (receive, never) = (Receive(both.Ready), Receive(both.Other));
                Go(async () =>
                {
                    var (send, neither) = (Send(both.Ready, 1), Receive(both.Other));
                    for (int i = 0; i < n; i++)
                        await Select(send, neither);
                });
                for (int i = 0; i < n; i++)
                    await Select(receive, never);
            }
        );

    [Fact]
    public Task Gosched_allocates_nothing() =>
        AllocatesNothing(
            0,
            async (_, n) =>
            {
                Go(() => Yields(n));
                await Yields(n);
            }
        );

    private static async GoTask LockAcrossYields(Mutex mu, int n)
    {
        for (int i = 0; i < n / 2; i++)
        {
            await mu.Lock();
            await Gosched();
            mu.Unlock();
        }
    }

    private static async GoTask Yields(int n)
    {
        for (int i = 0; i < n / 2; i++)
            await Gosched();
    }

    /// <summary>Does the operations once to warm up, and then until they have once allocated nothing.</summary>
    private static async Task AllocatesNothing<T>(T subject, Func<T, int, GoTask> operations)
    {
        double least = double.MaxValue;
        var run = await GoRuntime
            .Run(
                async () =>
                {
                    await operations(subject, Count);
                    // What something else in the process allocates meanwhile is not there every time.
                    for (int attempt = 0; attempt < 5 && least >= Bound; attempt++)
                    {
                        long before = GC.GetTotalAllocatedBytes(precise: true);
                        await operations(subject, Count);
                        long after = GC.GetTotalAllocatedBytes(precise: true);
                        least = Math.Min(least, (double)(after - before) / Count);
                    }
                },
                new RunOptions { MaxProcs = 1 }
            )
            .WaitAsync(s_watchdog);
        Assert.True(run.ExitCode == 0, run.Stderr);
        Assert.True(least < Bound, $"{least:F2} bytes an operation");
    }
}
