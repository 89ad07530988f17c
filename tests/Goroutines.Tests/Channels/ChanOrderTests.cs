using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>In which order values come out, and in which order those who wait are served.</summary>
public sealed class ChanOrderTests
{
    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string, int> AllWithCapacities
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string machine in Machine.All)
            foreach (int capacity in new[] { 0, 1, 7, 1000 })
                data.Add(machine, capacity);
            return data;
        }
    }

    [Theory, MemberData(nameof(AllWithCapacities))]
    [Trait("Rule", "CHAN-07")]
    public async Task One_senders_values_keep_their_order(string machine, int capacity)
    {
        const int Senders = 8;
        const int Each = 100;
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<(int Sender, int Number)>(capacity);
                for (int s = 0; s < Senders; s++)
                {
                    int sender = s;
                    Go(async () =>
                    {
                        for (int i = 0; i < Each; i++)
                            await ch.Send((sender, i));
                    });
                }
                var next = new int[Senders];
                for (int i = 0; i < Senders * Each; i++)
                {
                    var (sender, number) = await ch.Receive();
                    Assert.Equal(next[sender]++, number);
                }
            }
        );
    }

    [Theory, MemberData(nameof(AllWithCapacities))]
    [Trait("Rule", "CHAN-07")]
    public async Task Each_of_several_receivers_sees_one_senders_values_in_order(
        string machine,
        int capacity
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(capacity);
                var receivers = new WaitGroup();
                for (int r = 0; r < 3; r++)
                    receivers.Go(async () =>
                    {
                        int last = -1;
                        await foreach (int v in ch)
                        {
                            Assert.True(v > last, $"{v} came after {last}");
                            last = v;
                        }
                    });
                for (int i = 0; i < 300; i++)
                    await ch.Send(i);
                ch.Close();
                await receivers.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(AllWithCapacities))]
    [Trait("Rule", "CHAN-08")]
    public async Task Nothing_is_lost_and_nothing_comes_twice_between_many(
        string machine,
        int capacity
    )
    {
        const int Producers = 8;
        const int Each = 250;
        var seen = new int[Producers * Each];
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(capacity);
                var producers = new WaitGroup();
                var consumers = new WaitGroup();
                for (int p = 0; p < Producers; p++)
                {
                    int first = p * Each;
                    producers.Go(async () =>
                    {
                        for (int i = 0; i < Each; i++)
                            await ch.Send(first + i);
                    });
                }
                for (int c = 0; c < 4; c++)
                    consumers.Go(async () =>
                    {
                        await foreach (int v in ch)
                            Interlocked.Increment(ref seen[v]);
                    });
                await producers.Wait();
                ch.Close();
                await consumers.Wait();
            }
        );
        Assert.All(seen, count => Assert.Equal(1, count));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-09")]
    public async Task Waiting_receivers_are_served_in_the_order_they_came(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                var got = new int[6];
                for (int i = 0; i < got.Length; i++)
                {
                    int me = i;
                    wg.Go(async () => got[me] = await ch.Receive());
                    await Others.Wait();
                }
                for (int i = 0; i < got.Length; i++)
                    await ch.Send(100 + i);
                await wg.Wait();
                Console.Write(string.Join(' ', got));
            }
        );
        Assert.Equal("100 101 102 103 104 105", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-10")]
    public async Task Waiting_senders_are_served_in_the_order_they_came(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                foreach (int capacity in new[] { 0, 2 })
                {
                    // With a buffer the first two values are in it, and those of who waits come after them.
                    var ch = new Chan<int>(capacity);
                    for (int i = 0; i < 6; i++)
                    {
                        Go(async (int v) => await ch.Send(v), i);
                        await Others.Wait();
                    }
                    for (int i = 0; i < 6; i++)
                        Console.Write($"{await ch.Receive()} ");
                }
            }
        );
        Assert.Equal("0 1 2 3 4 5 0 1 2 3 4 5 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-11")]
    public async Task A_select_that_waits_to_receive_stands_in_the_same_queue(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var got = new Chan<string>(3);
                Go(async () => await got.Send($"plain {await ch.Receive()}"));
                await Others.Wait();
                Go(async () =>
                {
                    var value = Receive(ch);
                    await Select(value, Receive(new Chan<int>()));
                    await got.Send($"select {value.Value}");
                });
                await Others.Wait();
                Go(async () => await got.Send($"plain {await ch.Receive()}"));
                await Others.Wait();
                for (int v = 1; v <= 3; v++)
                {
                    await ch.Send(v);
                    Console.Write($"{await got.Receive()}, ");
                }
            }
        );
        Assert.Equal("plain 1, select 2, plain 3, ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-11")]
    public async Task A_select_that_waits_to_send_stands_in_the_same_queue(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<string>();
                Go(async () => await ch.Send("plain 1"));
                await Others.Wait();
                Go(async () => await Select(Receive(new Chan<int>()), Send(ch, "select")));
                await Others.Wait();
                Go(async () => await ch.Send("plain 2"));
                await Others.Wait();
                for (int i = 0; i < 3; i++)
                    Console.Write($"{await ch.Receive()}, ");
            }
        );
        Assert.Equal("plain 1, select, plain 2, ", output);
    }
}
