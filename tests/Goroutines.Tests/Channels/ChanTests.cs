using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

public sealed class ChanTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task A_value_sent_is_received(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () => await ch.Send(42));
                Console.WriteLine(await ch.Receive());
            }
        );
        Assert.Equal("42\n", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_unbuffered_send_waits_for_its_receiver(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<string>();
                var done = new Chan<Unit>();
                Go(async () =>
                {
                    await ch.Send("x");
                    Console.Write("sent ");
                    await done.Send(default);
                });
                await Sleep(TimeSpan.FromMilliseconds(5));
                Console.Write("receiving ");
                await ch.Receive();
                await done.Receive();
            }
        );
        Assert.Equal("receiving sent ", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_buffered_send_waits_only_when_the_buffer_is_full(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                await ch.Send(1);
                await ch.Send(2);
                Console.Write($"{ch.Len} {ch.Cap} {ch.TrySend(3)} ");
                Console.Write($"{await ch.Receive()} {await ch.Receive()} {ch.Len}");
            }
        );
        Assert.Equal("2 2 False 1 2 0", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Receiving_from_a_full_channel_moves_the_oldest_sender_up(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(1);
                await ch.Send(1);
                for (int i = 2; i <= 3; i++)
                {
                    Go(async (int v) => await ch.Send(v), i);
                    await Sleep(TimeSpan.FromMilliseconds(5));
                }
                for (int i = 0; i < 3; i++)
                {
                    Console.Write($"{ch.Len}:{await ch.Receive()} ");
                }
            }
        );
        Assert.Equal("1:1 1:2 1:3 ", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Buffered_values_survive_close_and_then_come_zero_values(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                await ch.Send(7);
                await ch.Send(8);
                ch.Close();
                for (int i = 0; i < 4; i++)
                    Console.Write($"{await ch.ReceiveOk()} ");
            }
        );
        Assert.Equal("(7, True) (8, True) (0, False) (0, False) ", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Close_wakes_every_waiting_receiver(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                for (int i = 0; i < 3; i++)
                    wg.Go(async () => Console.Write($"{await ch.ReceiveOk()} "));
                await Sleep(TimeSpan.FromMilliseconds(5));
                ch.Close();
                await wg.Wait();
            }
        );
        Assert.Equal("(0, False) (0, False) (0, False) ", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Close_makes_a_waiting_sender_panic_in_its_own_goroutine(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    try
                    {
                        await ch.Send(1);
                    }
                    catch (RuntimePanicException p)
                    {
                        Console.Write(p.Message);
                    }
                });
                await Sleep(TimeSpan.FromMilliseconds(5));
                ch.Close();
                await wg.Wait();
            }
        );
        Assert.Equal("send on closed channel", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Range_ends_when_the_channel_is_closed_and_empty(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    for (int i = 0; i < 5; i++)
                        await ch.Send(i);
                    ch.Close();
                });
                await foreach (int v in ch)
                    Console.Write(v);
            }
        );
        Assert.Equal("01234", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Nothing_is_lost_and_nothing_comes_twice_between_many(string machine)
    {
        const int Producers = 8;
        const int Each = 250;
        foreach (int capacity in new[] { 0, 1, 7 })
        {
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
    }

    [Theory, MemberData(nameof(All))]
    public async Task One_senders_values_keep_their_order(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<(int Sender, int Number)>(3);
                for (int s = 0; s < 4; s++)
                {
                    int sender = s;
                    Go(async () =>
                    {
                        for (int i = 0; i < 100; i++)
                            await ch.Send((sender, i));
                    });
                }
                var next = new int[4];
                for (int i = 0; i < 400; i++)
                {
                    var (sender, number) = await ch.Receive();
                    Assert.Equal(next[sender]++, number);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Waiting_receivers_are_served_in_the_order_they_came(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                var got = new int[4];
                for (int i = 0; i < 4; i++)
                {
                    int me = i;
                    wg.Go(async () => got[me] = await ch.Receive());
                    await Sleep(TimeSpan.FromMilliseconds(5));
                }
                for (int i = 0; i < 4; i++)
                    await ch.Send(100 + i);
                await wg.Wait();
                Console.Write(string.Join(' ', got));
            }
        );
        Assert.Equal("100 101 102 103", output);
    }

    [Fact]
    public void A_negative_size_panics() =>
        Assert.Equal(
            "makechan: size out of range",
            Assert.Throws<RuntimePanicException>(() => new Chan<int>(-1)).Message
        );

    [Fact]
    public async Task Misuse_panics_with_Gos_words()
    {
        var ch = new Chan<int>(1);
        ch.Close();
        Assert.Equal(
            "close of closed channel",
            Assert.Throws<RuntimePanicException>(ch.Close).Message
        );
        var e = await Assert.ThrowsAsync<RuntimePanicException>(async () => await ch.Send(1));
        Assert.Equal("send on closed channel", e.Message);
        Assert.Equal(
            "close of nil channel",
            Assert.Throws<RuntimePanicException>(() => Close<int>(null)).Message
        );
    }

    [Fact]
    public async Task Plain_code_that_is_no_goroutine_can_send_and_receive()
    {
        var ch = new Chan<int>();
        var receiving = Task.Run(async () => await ch.Receive());
        await ch.Send(5).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(5, await receiving.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_break_leaves_the_other_values_in_the_channel()
    {
        var ch = new Chan<int>(3);
        for (int i = 0; i < 3; i++)
            await ch.Send(i);
        await foreach (int v in ch)
        {
            Assert.Equal(0, v);
            break;
        }
        Assert.Equal(2, ch.Len);
    }
}
