using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Making channels; who waits and who does not.</summary>
public sealed class ChanTests
{
    public static TheoryData<string> All => Machine.All;
    public static TheoryData<string> Simulated => Machine.Simulated;

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
    [Trait("Rule", "CHAN-01")]
    public async Task An_unbuffered_channel_has_length_and_capacity_0_even_with_senders_waiting(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Console.Write($"{ch.Len}{ch.Cap} ");
                for (int i = 0; i < 2; i++)
                    Go(async () => await ch.Send(7));
                await Others.Wait();
                Console.Write($"{ch.Len}{ch.Cap} {Len(ch)}{Cap(ch)} {new Chan<int>(0).Cap}");
            }
        );
        Assert.Equal("00 00 00 0", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-02")]
    public async Task The_length_counts_what_is_in_the_buffer_and_not_who_waits(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(3);
                for (int i = 0; i < 3; i++)
                {
                    Console.Write($"{ch.Len}/{ch.Cap} ");
                    await ch.Send(i);
                }
                var wg = new WaitGroup();
                for (int i = 0; i < 2; i++)
                    wg.Go(async () => await ch.Send(9));
                await Others.Wait();
                Console.Write($"{ch.Len}/{ch.Cap} ");
                for (int i = 0; i < 3; i++)
                    await ch.Receive();
                await wg.Wait();
                Console.Write($"{ch.Len}/{ch.Cap} ");
                ch.Close();
                Console.Write($"{ch.Len}/{ch.Cap}");
            }
        );
        Assert.Equal("0/3 1/3 2/3 3/3 2/3 2/3", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-03")]
    public async Task A_send_to_a_nil_channel_and_a_receive_from_one_wait_for_ever(string machine)
    {
        const string Deadlock = "fatal error: all goroutines are asleep - deadlock!\n\n";
        var send = await Machine.Run(machine, async () => await Send(null, 1));
        Assert.Equal(2, send.ExitCode);
        Assert.StartsWith(Deadlock + "goroutine 1 [chan send (nil chan)]:\n", send.Stderr);
        var receive = await Machine.Run(machine, async () => await Receive<int>(null));
        Assert.Equal(2, receive.ExitCode);
        Assert.StartsWith(Deadlock + "goroutine 1 [chan receive (nil chan)]:\n", receive.Stderr);
    }

    [Fact]
    [Trait("Rule", "CHAN-03")]
    public async Task A_nil_channel_has_length_and_capacity_0_and_never_serves_anybody()
    {
        Assert.Equal((0, 0), (Len<int>(null), Cap<int>(null)));
        Assert.Equal(2, await Select(Receive<int>(null), Send(null, 1), Default));
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "CHAN-04")]
    public async Task Sender_and_receiver_of_an_unbuffered_channel_go_on_when_both_have_come(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await ch.Send(1);
                    Console.Write($"sent at {Since(start).TotalSeconds} ");
                });
                await Sleep(TimeSpan.FromSeconds(5));
                await ch.Receive();
                await wg.Wait();
                wg.Go(async () =>
                {
                    await ch.Receive();
                    Console.Write($"received at {Since(start).TotalSeconds}");
                });
                await Sleep(TimeSpan.FromSeconds(3));
                await ch.Send(2);
                await wg.Wait();
            }
        );
        Assert.Equal("sent at 5 received at 8", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-04")]
    public async Task An_unbuffered_send_waits_for_its_receiver(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<string>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await ch.Send("x");
                    Console.Write("sent");
                });
                await Others.Wait();
                Console.Write("receiving ");
                await ch.Receive();
                await wg.Wait();
            }
        );
        Assert.Equal("receiving sent", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-05")]
    public async Task A_buffered_send_waits_only_when_the_buffer_is_full(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                await ch.Send(1);
                await ch.Send(2);
                Console.Write($"{ch.TrySend(3)} ");
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await ch.Send(4);
                    Console.Write("sent");
                });
                await Others.Wait();
                Console.Write("receiving ");
                await ch.Receive();
                await wg.Wait();
            }
        );
        Assert.Equal("False receiving sent", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-06")]
    public async Task Receiving_from_a_full_channel_moves_the_oldest_sender_up(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                await ch.Send(1);
                await ch.Send(2);
                for (int i = 3; i <= 4; i++)
                {
                    Go(async (int v) => await ch.Send(v), i);
                    await Others.Wait();
                }
                while (ch.Len > 0)
                    Console.Write($"{await ch.Receive()} leaves {ch.Len}, ");
            }
        );
        Assert.Equal("1 leaves 2, 2 leaves 2, 3 leaves 1, 4 leaves 0, ", output);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [Trait("Rule", "CHAN-15")]
    public void A_negative_or_impossible_size_panics(int capacity) =>
        Assert.Equal(
            "makechan: size out of range",
            Assert.Throws<RuntimePanicException>(() => new Chan<int>(capacity)).Message
        );

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-16")]
    public async Task A_channel_of_values_that_say_nothing_counts(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<Unit>(3);
                for (int i = 0; i < 3; i++)
                    await ch.Send(default);
                Console.Write($"{ch.Len} {ch.TrySend(default)} ");
                Console.Write($"{await ch.Receive() == await ch.Receive()} {ch.Len} ");
                ch.Close();
                Console.Write($"{(await ch.ReceiveOk()).Ok} {(await ch.ReceiveOk()).Ok}");
            }
        );
        Assert.Equal("3 False True 1 True False", output);
    }

    [Fact]
    public async Task Plain_code_that_is_no_goroutine_can_send_and_receive()
    {
        var ch = new Chan<int>();
        var receiving = Task.Run(async () => await ch.Receive());
        await ch.Send(5).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(5, await receiving.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
