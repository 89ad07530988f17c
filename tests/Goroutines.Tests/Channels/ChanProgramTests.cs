using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Whole programs of many goroutines that talk over channels.</summary>
public sealed class ChanProgramTests
{
    private const int ChainLength = 10_000;

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-24")]
    public async Task A_value_passes_through_a_chain_of_ten_thousand(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (first, last) = Chain();
                await first.Send(0);
                Console.Write(await last.Receive());
            }
        );
        Assert.Equal($"{ChainLength}", output);
    }

    [Fact]
    [Trait("Rule", "CHAN-24")]
    public void A_goroutine_that_waits_in_a_channel_takes_less_than_two_kilobytes()
    {
        // The simulator has one thread, so what that thread allocates is what the goroutines take.
        long bytes = 0;
        var run = Simulator.Run(
            async () =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                var (first, _) = Chain();
                await Others.Wait();
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                await first.Send(0);
            },
            new SimulationOptions { Trace = false }
        );
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(bytes / ChainLength, 1, 2048);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-26")]
    public async Task Main_returns_though_the_filters_of_the_sieve_still_wait(string machine)
    {
        var run = await Machine.Run(machine, Sieve);
        Assert.Equal((0, "", 11), (run.ExitCode, run.Stderr, run.Abandoned));
        Assert.Equal("2 3 5 7 11 13 17 19 23 29 ", run.Stdout);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-28")]
    public async Task A_panic_elsewhere_ends_the_program_though_main_waits_in_a_channel(
        string machine
    )
    {
        foreach (var wait in Waits())
        {
            var run = await Machine.Run(
                machine,
                async () =>
                {
                    using var deferred = Defer(() => Console.Write("main's deferred call"));
                    Go(async () =>
                    {
                        await Others.Wait();
                        using var child = Defer(() => Console.Write("child's deferred call"));
                        Panic("boom 7");
                    });
                    await wait();
                }
            );
            Assert.Equal((2, "child's deferred call"), (run.ExitCode, run.Stdout));
            Assert.StartsWith("panic: boom 7\n\ngoroutine 2 [running]:\n", run.Stderr);
        }
    }

    /// <summary>Every way in which main can wait in a channel, each for ever.</summary>
    private static IEnumerable<Func<GoTask>> Waits()
    {
        var ch = new Chan<int>();
        yield return async () => await ch.Receive();
        yield return async () => await ch.ReceiveOk();
        yield return async () => await new Chan<int>().Send(1);
        yield return async () => await Select(Receive(ch), Send(new Chan<int>(), 1));
        yield return async () =>
        {
            await foreach (int _ in ch) { }
        };
    }

    private static (Chan<int> First, Chan<int> Last) Chain()
    {
        var first = new Chan<int>();
        var last = first;
        for (int i = 0; i < ChainLength; i++)
        {
            var (from, to) = (last, new Chan<int>());
            Go(async () => await to.Send(1 + await from.Receive()));
            last = to;
        }
        return (first, last);
    }

    private static async GoTask Sieve()
    {
        var source = new Chan<int>();
        Go(Count, source);
        for (int n = 0; n < 10; n++)
        {
            int prime = await source.Receive();
            Console.Write($"{prime} ");
            var filtered = new Chan<int>();
            Go(Filter, source, filtered, prime);
            source = filtered;
        }

        static async GoTask Count(Chan<int> to)
        {
            for (int i = 2; ; i++)
                await to.Send(i);
        }

        static async GoTask Filter(Chan<int> from, Chan<int> to, int prime)
        {
            while (true)
            {
                int i = await from.Receive();
                if (i % prime != 0)
                    await to.Send(i);
            }
        }
    }
}
