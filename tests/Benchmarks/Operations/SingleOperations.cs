using BenchmarkDotNet.Attributes;
using Mutex = Goroutines.Mutex;

namespace Benchmarks.Operations;

/// <summary>Single operations on one processor; each method does <see cref="Count"/> of one.</summary>
public class SingleOperations
{
    /// <summary>So many that starting and ending the program counts for nothing.</summary>
    private const int Count = 200_000;

    private static readonly RunOptions s_oneProcessor = new() { MaxProcs = 1 };

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Go_and_end() =>
        Program(async () =>
        {
            var wg = new WaitGroup();
            wg.Add(Count);
            for (int i = 0; i < Count; i++)
                Go(() => wg.Done());
            await wg.Wait();
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Gosched_alone() =>
        Program(async () =>
        {
            for (int i = 0; i < Count; i++)
                await Gosched();
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Send_and_receive_that_park() =>
        Program(async () =>
        {
            var ch = new Chan<int>();
            Go(async () =>
            {
                for (int i = 0; i < Count; i++)
                    await ch.Send(i);
            });
            for (int i = 0; i < Count; i++)
                await ch.Receive();
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Send_and_receive_through_a_buffer() =>
        Program(async () =>
        {
            var ch = new Chan<int>(1);
            for (int i = 0; i < Count; i++)
            {
                await ch.Send(i);
                await ch.Receive();
            }
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Receive_in_a_select() =>
        Program(async () =>
        {
            var ch = new Chan<int>(1);
            var (ready, never) = (Receive(ch), Receive(new Chan<int>()));
            for (int i = 0; i < Count; i++)
            {
                await ch.Send(i);
                await Select(ready, never);
            }
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Receive_in_a_select_that_parks() =>
        Program(async () =>
        {
            var ch = new Chan<int>();
            var (ready, never) = (Receive(ch), Receive(new Chan<int>()));
            Go(async () =>
            {
                for (int i = 0; i < Count; i++)
                    await ch.Send(i);
            });
            for (int i = 0; i < Count; i++)
                await Select(ready, never);
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Select_with_default() =>
        Program(async () =>
        {
            var (a, b) = (Receive(new Chan<int>()), Receive(new Chan<int>()));
            for (int i = 0; i < Count; i++)
                await Select(a, b, Default);
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Lock_and_unlock() =>
        Program(async () =>
        {
            var mu = new Mutex();
            for (int i = 0; i < Count; i++)
            {
                await mu.Lock();
                mu.Unlock();
            }
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Read_lock_and_unlock() =>
        Program(async () =>
        {
            var mu = new RWMutex();
            for (int i = 0; i < Count; i++)
            {
                await mu.RLock();
                mu.RUnlock();
            }
        });

    [Benchmark(OperationsPerInvoke = Count)]
    public Task Cancel_a_context() =>
        Program(async () =>
        {
            for (int i = 0; i < Count; i++)
            {
                var (context, cancel) = Context.WithCancel(Context.Background);
                cancel();
                await Receive(context.Done);
            }
        });

    private static async Task Program(Func<GoTask> main)
    {
        var run = await GoRuntime.Run(main, s_oneProcessor);
        if (run.ExitCode != 0)
            throw new InvalidOperationException(run.Stderr);
    }
}
