using static Goroutines.Builtin;

namespace Goroutines.Tests.Memory;

/// <summary>What Go's memory model does not order: over many seeds the simulator shows every outcome.</summary>
public sealed class UnorderedTests
{
    [Fact]
    [Trait("Rule", "MEM-02")]
    public void The_end_of_a_goroutine_orders_nothing() =>
        AssertOutcomes(
            ["0", "1"],
            async () =>
            {
                int x = 0;
                Go(() => x = 1);
                await Gosched();
                Console.Write(x);
            }
        );

    [Fact]
    [Trait("Rule", "MEM-07")]
    public void Two_sends_to_one_channel_are_not_ordered() =>
        AssertOutcomes(
            ["12", "21"],
            async () =>
            {
                var ch = new Chan<int>(2);
                Go(async () => await ch.Send(1));
                Go(async () => await ch.Send(2));
                Console.Write($"{await ch.Receive()}{await ch.Receive()}");
            }
        );

    [Fact]
    [Trait("Rule", "MEM-07")]
    public void A_send_and_a_close_of_one_channel_are_not_ordered() =>
        AssertOutcomes(
            ["send on closed channel", "sent"],
            async () =>
            {
                var ch = new Chan<int>(1);
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    try
                    {
                        await ch.Send(1);
                        Console.Write("sent");
                    }
                    catch (RuntimePanicException p)
                    {
                        Console.Write(p.Message);
                    }
                });
                wg.Go(ch.Close);
                await wg.Wait();
            }
        );

    [Fact]
    [Trait("Rule", "MEM-08")]
    public void Holders_of_a_mutex_come_in_any_order_but_never_mix() =>
        AssertOutcomes(
            ["1122", "2211"],
            async () =>
            {
                var mu = new Mutex();
                await TwoTimesTwo(() => mu.Lock());
            }
        );

    [Fact]
    [Trait("Rule", "MEM-08")]
    public void Readers_of_an_RWMutex_come_in_any_order_and_mix() =>
        AssertOutcomes(
            ["1122", "1212", "1221", "2112", "2121", "2211"],
            async () =>
            {
                var rw = new RWMutex();
                await TwoTimesTwo(() => rw.RLock());
            }
        );

    [Fact]
    [Trait("Rule", "MEM-08")]
    public void Writers_of_an_RWMutex_come_in_any_order_but_never_mix() =>
        AssertOutcomes(
            ["1122", "2211"],
            async () =>
            {
                var rw = new RWMutex();
                await TwoTimesTwo(() => rw.Lock());
            }
        );

    [Fact]
    [Trait("Rule", "MEM-10")]
    public void Two_that_are_released_by_one_group_do_not_exclude_each_other() =>
        AssertOutcomes(
            ["1", "2"],
            async () =>
            {
                int x = 0;
                var wg = new WaitGroup();
                var waiters = new WaitGroup();
                wg.Add(1);
                for (int i = 0; i < 2; i++)
                    waiters.Go(async () =>
                    {
                        await wg.Wait();
                        int seen = x;
                        await Gosched();
                        x = seen + 1;
                    });
                wg.Done();
                await waiters.Wait();
                Console.Write(x);
            }
        );

    [Fact]
    [Trait("Rule", "MEM-11")]
    public void Add_inside_the_goroutine_may_come_too_late_for_Wait() =>
        AssertOutcomes(
            ["0", "1"],
            async () =>
            {
                int x = 0;
                var wg = new WaitGroup();
                Go(() =>
                {
                    wg.Add(1);
                    x = 1;
                    wg.Done();
                });
                await Gosched();
                await wg.Wait();
                Console.Write(x);
            }
        );

    [Fact]
    [Trait("Rule", "MEM-11")]
    public void Add_before_the_go_statement_never_comes_too_late() =>
        AssertOutcomes(
            ["1"],
            async () =>
            {
                int x = 0;
                var wg = new WaitGroup();
                wg.Add(1);
                Go(() =>
                {
                    x = 1;
                    wg.Done();
                });
                await Gosched();
                await wg.Wait();
                Console.Write(x);
            }
        );

    /// <summary>Two goroutines, each of which writes its number twice while it holds the lock.</summary>
    private static async GoTask TwoTimesTwo(Func<ValueTask<LockHolder>> enter)
    {
        var wg = new WaitGroup();
        foreach (int number in new[] { 1, 2 })
            wg.Go(async () =>
            {
                using (await enter())
                {
                    Console.Write(number);
                    await Gosched();
                    Console.Write(number);
                }
            });
        await wg.Wait();
    }

    private static void AssertOutcomes(string[] expected, Func<GoTask> main)
    {
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < 200; seed++)
        {
            var options = new SimulationOptions
            {
                MaxProcs = 1 + seed % 3,
                Seed = seed,
                Trace = false,
            };
            var run = Simulator.Run(main, options);
            Assert.True(run.ExitCode == 0, run.Stderr);
            outcomes.Add(run.Stdout);
        }
        Assert.Equal(expected, outcomes);
    }
}
