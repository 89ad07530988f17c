using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>The cases of a select that lost are as if they had never been.</summary>
public sealed class SelectTracelessTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-14")]
    public async Task A_waiting_select_leaves_all_queues_when_one_case_is_carried_out(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                var b = new Chan<int>();
                var c = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    var fromA = Receive(a);
                    int index = await Select(
                        Receive(b),
                        fromA,
                        Receive(b),
                        Send(c, 9),
                        Send(b, 9),
                        Send(c, 8)
                    );
                    Console.Write($"case {index} value {fromA.Value} ");
                });
                await Others.Wait();
                await a.Send(3);
                await wg.Wait();
                Console.Write($"{a.TrySend(1)} {b.TrySend(1)} {b.TryReceive(out _)} ");
                Console.Write($"{c.TryReceive(out _)} ");
                // Nor do those who come to the same channels later find the ghost of the select.
                wg.Go(async () => await Select(Receive(new Chan<int>()), Receive(a)));
                await Others.Wait();
                Console.Write($"{b.TrySend(1)} {c.TryReceive(out _)} {a.TrySend(1)}");
                await wg.Wait();
            }
        );
        Assert.Equal("case 1 value 3 False False False False False False True", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-14")]
    public async Task A_select_that_stood_between_others_leaves_their_order_as_it_was(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var shared = new Chan<int>();
                var own = new[] { new Chan<int>(), new Chan<int>(), new Chan<int>() };
                var left = new Chan<Unit>();
                var got = new Chan<string>(2);
                // In the queue of the shared channel: select, plain, select, plain, select.
                for (int i = 0; i < 5; i++)
                {
                    int me = i;
                    if (i % 2 == 0)
                        Go(async () =>
                        {
                            await Select(Receive(shared), Receive(own[me / 2]));
                            await left.Send(default);
                        });
                    else
                        Go(async () => await got.Send($"{me} got {await shared.Receive()}, "));
                    await Others.Wait();
                }
                foreach (int i in new[] { 1, 0, 2 })
                {
                    await own[i].Send(0);
                    await left.Receive();
                }
                await shared.Send(10);
                Console.Write(await got.Receive());
                await shared.Send(20);
                Console.Write($"{await got.Receive()}{shared.TrySend(30)}");
            }
        );
        Assert.Equal("1 got 10, 3 got 20, False", output);
    }

    [Fact]
    [Trait("Rule", "SEL-15")]
    public void A_select_whose_cases_lose_takes_no_memory_however_often_it_is_repeated()
    {
        const int Rounds = 100_000;
        long bytes = long.MaxValue;
        var run = Simulator.Run(
            async () =>
            {
                var never = new Chan<int>();
                var data = new Chan<int>();
                Go(async () =>
                {
                    for (int i = 0; i < Rounds; i++)
                        await data.Send(i);
                    data.Close();
                });
                var (value, loser) = (Receive(data), Receive(never));
                var (lost, otherLoser) = (Receive(never), Send(never, 1));
                for (int i = 0; i < 1000; i++)
                    await Select(lost, value, loser, otherLoser);
                long before = GC.GetAllocatedBytesForCurrentThread();
                while (value.Ok)
                    await Select(lost, value, loser, otherLoser);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            new SimulationOptions { Trace = false }
        );
        Assert.True(run.ExitCode == 0, run.Stderr);
        // Less than a byte for each round: nothing that each round would do.
        Assert.InRange(bytes, 0, Rounds);
    }

    [Fact]
    [Trait("Rule", "SEL-15")]
    public void A_case_that_lost_is_not_kept_by_its_channel()
    {
        var never = new Chan<object>();
        var offered = new List<WeakReference>();
        var run = Simulator.Run(async () =>
        {
            var data = new Chan<int>();
            Go(async () =>
            {
                for (int i = 0; i < 100; i++)
                    await data.Send(i);
            });
            for (int i = 0; i < 100; i++)
                await Lose(never, data, offered);
        });
        Assert.True(run.ExitCode == 0, run.Stderr);
        run = null;
        GC.Collect();
        // A few may still lie on a stack or in a register.
        Assert.InRange(offered.Count(o => o.IsAlive), 0, 5);
        Assert.False(never.TryReceive(out _));
        GC.KeepAlive(never);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async GoTask Lose(Chan<object> never, Chan<int> data, List<WeakReference> offered)
        {
            object value = new();
            offered.Add(new WeakReference(value));
            Assert.Equal(1, await Select(Send(never, value), Receive(data)));
        }
    }
}
