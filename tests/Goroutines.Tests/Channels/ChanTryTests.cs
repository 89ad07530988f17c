using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Operations that do not wait.</summary>
public sealed class ChanTryTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-12")]
    public async Task A_receive_from_an_empty_channel_waits(string machine)
    {
        foreach (int capacity in new[] { 0, 3 })
        {
            string output = await Machine.Output(
                machine,
                async () =>
                {
                    var ch = new Chan<int>(capacity);
                    var wg = new WaitGroup();
                    wg.Go(async () => Console.Write(await ch.Receive()));
                    await Others.Wait();
                    Console.Write("sending ");
                    await ch.Send(5);
                    await wg.Wait();
                }
            );
            Assert.Equal("sending 5", output);
        }
    }

    [Fact]
    [Trait("Rule", "CHAN-12")]
    public async Task Trying_to_receive_from_an_empty_channel_gives_nothing_and_changes_nothing()
    {
        foreach (int capacity in new[] { 0, 2 })
        {
            await GivesNothing(capacity, true);
            await GivesNothing(capacity, 7);
            await GivesNothing(capacity, "text");
            await GivesNothing(capacity, (First: 1L, Second: "text"));
        }

        static async Task GivesNothing<T>(int capacity, T value)
        {
            var ch = new Chan<T>(capacity);
            Assert.Equal((false, default!), (ch.TryReceive(out var none), none));
            Assert.Equal(
                (false, default!, false),
                (ch.TryReceive(out none, out bool ok), none, ok)
            );
            Assert.Equal(0, ch.Len);
            // Nobody stayed behind in the queue who would take what is sent now.
            Assert.Equal(capacity > 0, ch.TrySend(value));
            if (capacity > 0)
                Assert.Equal((value, true), await ch.ReceiveOk());
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-13")]
    public async Task Trying_to_send_unbuffered_needs_a_receiver_that_waits(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Console.Write($"{ch.TrySend(1)} {await Select(Send(ch, 2), Default)} ");
                var wg = new WaitGroup();
                wg.Go(async () => Console.Write($"{await ch.Receive()} "));
                await Others.Wait();
                Console.Write($"{ch.TrySend(3)} ");
                await wg.Wait();
                wg.Go(async () => Console.Write($"{await ch.Receive()} "));
                await Others.Wait();
                Console.Write($"{await Select(Send(ch, 4), Default)} ");
                await wg.Wait();
            }
        );
        Assert.StartsWith("False 1 ", output);
        // Who writes first, the sender or the receiver it woke, is free.
        Assert.Equal("0 1 3 4 False True", string.Join(' ', output.Trim().Split(' ').Order()));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-13")]
    public async Task Trying_to_receive_unbuffered_finds_a_sender_that_waits(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () => await ch.Send(3));
                await Others.Wait();
                Assert.True(ch.TryReceive(out int value, out bool ok));
                Assert.Equal((3, true), (value, ok));
                Assert.False(ch.TryReceive(out _));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-14")]
    public async Task Of_several_that_try_after_a_send_exactly_one_gets_the_value(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(1);
                for (int round = 1; round <= 300; round++)
                {
                    await ch.Send(round);
                    int sum = 0;
                    var wg = new WaitGroup();
                    for (int p = 0; p < 3; p++)
                        wg.Go(() =>
                        {
                            if (ch.TryReceive(out int value))
                                Interlocked.Add(ref sum, value);
                        });
                    await wg.Wait();
                    Assert.Equal(round, sum);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-14")]
    public async Task A_value_is_not_missed_while_the_channel_is_being_closed(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 300; round++)
                {
                    var ch = new Chan<int>(1);
                    await ch.Send(1);
                    var wg = new WaitGroup();
                    wg.Go(async () => Assert.Equal(0, await Select(Receive(ch), Default)));
                    ch.Close();
                    await ch.Receive();
                    await wg.Wait();
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-16")]
    public async Task Of_two_that_look_at_two_channels_at_least_one_sees_a_value(string machine)
    {
        await TwoRacers(machine, endSecond: second => second.TrySend(1));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-16")]
    public async Task Of_two_that_look_at_two_channels_at_least_one_sees_a_close(string machine)
    {
        await TwoRacers(machine, endSecond: second => second.Close());
    }

    /// <summary>
    /// The first channel has a value. The other goroutine looks at both; this one makes the second ready, then takes
    /// the value if it is still there. Whoever takes the value, the other goroutine must have seen something.
    /// </summary>
    private static async Task TwoRacers(string machine, Action<Chan<int>> endSecond)
    {
        int rounds = machine.StartsWith("real", StringComparison.Ordinal) ? 3000 : 300;
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    var first = new Chan<int>(1);
                    var second = new Chan<int>(1);
                    var saw = new Chan<bool>(1);
                    await first.Send(1);
                    Go(async () =>
                        await saw.Send(await Select(Receive(first), Receive(second), Default) != 2)
                    );
                    endSecond(second);
                    await Select(Receive(first), Default);
                    Assert.True(await saw.Receive(), $"round {round}");
                }
            }
        );
    }
}
