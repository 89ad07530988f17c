using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

public sealed class CloseTests
{
    private const string SendOnClosed = "send on closed channel";

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-01")]
    [Trait("Rule", "CLOSE-02")]
    public async Task Buffered_values_survive_close_and_then_come_zero_values(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<(int, bool)>(5);
                await ch.Send((7, true));
                await ch.Send((8, true));
                ch.Close();
                for (int i = 0; i < 4; i++)
                    Console.Write($"{await ch.ReceiveOk()} {ch.Len}/{ch.Cap} ");
                Console.Write(await ch.Receive());
            }
        );
        Assert.Equal(
            "((7, True), True) 1/5 ((8, True), True) 0/5 "
                + "((0, False), False) 0/5 ((0, False), False) 0/5 (0, False)",
            output
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-02")]
    public async Task A_closed_and_empty_channel_can_be_received_from_any_number_of_times(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<string>();
                ch.Close();
                for (int i = 0; i < 1000; i++)
                {
                    Assert.Equal((null!, false), await ch.ReceiveOk());
                    Assert.Equal((true, null), (ch.TryReceive(out var value, out bool ok), value));
                    Assert.False(ok);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-03")]
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
                wg.Go(async () =>
                {
                    var value = Receive(ch);
                    await Select(value, Receive(new Chan<int>()));
                    Console.Write($"{(value.Value, value.Ok)} ");
                });
                await Others.Wait();
                ch.Close();
                await wg.Wait();
            }
        );
        Assert.Equal("(0, False) (0, False) (0, False) (0, False) ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-04")]
    public async Task A_closed_and_empty_channel_is_always_ready_in_a_select(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(1);
                await ch.Send(9);
                ch.Close();
                var value = Receive(ch);
                Assert.Equal(0, await Select(value, Default));
                Assert.Equal((9, true), (value.Value, value.Ok));
                for (int i = 0; i < 1000; i++)
                {
                    Assert.Equal(1, await Select(Receive(new Chan<int>()), value, Default));
                    Assert.Equal((0, false), (value.Value, value.Ok));
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-06")]
    public async Task Of_two_that_close_a_channel_exactly_one_panics(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 200; round++)
                {
                    var ch = new Chan<int>();
                    int panics = 0;
                    var wg = new WaitGroup();
                    for (int i = 0; i < 2; i++)
                        wg.Go(() =>
                        {
                            try
                            {
                                ch.Close();
                            }
                            catch (RuntimePanicException p)
                                when (p.Message == "close of closed channel")
                            {
                                Interlocked.Increment(ref panics);
                            }
                        });
                    await wg.Wait();
                    Assert.Equal(1, panics);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-07")]
    public async Task A_send_to_a_closed_channel_panics_whether_or_not_there_is_room(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (var (capacity, filled) in new[] { (0, 0), (1, 1), (2, 1) })
                {
                    var ch = new Chan<int>(capacity);
                    for (int i = 0; i < filled; i++)
                        await ch.Send(i);
                    ch.Close();
                    Assert.Equal(SendOnClosed, await Caught.Panic(async () => await ch.Send(1)));
                    Assert.Equal(SendOnClosed, await Caught.Panic(async () => ch.TrySend(1)));
                    Assert.Equal(SendOnClosed, await Caught.Panic(async () => await Send(ch, 1)));
                    Assert.Equal(filled, ch.Len);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-08")]
    public async Task A_select_that_chooses_to_send_to_a_closed_channel_panics(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var closed = new Chan<int>(1);
                closed.Close();
                var open = new Chan<int>();
                // The case is ready, so neither the default nor a wait is an alternative to it.
                Assert.Equal(
                    SendOnClosed,
                    await Caught.Panic(async () => await Select(Send(closed, 1), Default))
                );
                Assert.Equal(
                    SendOnClosed,
                    await Caught.Panic(async () => await Select(Receive(open), Send(closed, 1)))
                );
                Assert.False(open.TrySend(1));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-09")]
    [Trait("Rule", "CLOSE-10")]
    public async Task Close_makes_who_waits_to_send_panic_in_its_own_goroutine(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var plain = new Chan<int>();
                var full = new Chan<int>(1);
                var selected = new Chan<int>();
                var other = new Chan<int>();
                await full.Send(1);
                var wg = new WaitGroup();
                wg.Go(async () =>
                    Console.Write(await Caught.Panic(async () => await plain.Send(1)) + "; ")
                );
                wg.Go(async () =>
                    Console.Write(await Caught.Panic(async () => await plain.Send(2)) + "; ")
                );
                wg.Go(async () =>
                    Console.Write(await Caught.Panic(async () => await full.Send(2)) + "; ")
                );
                wg.Go(async () =>
                    Console.Write(
                        await Caught.Panic(async () =>
                            await Select(Send(selected, 1), Receive(other))
                        ) + "; "
                    )
                );
                await Others.Wait();
                plain.Close();
                full.Close();
                selected.Close();
                await wg.Wait();
                // The values of those who panicked have gone nowhere, and the select has left its other queue.
                Assert.Equal((1, true), await full.ReceiveOk());
                Assert.Equal((0, false), await full.ReceiveOk());
                Assert.False(other.TrySend(1));
            }
        );
        Assert.Equal(string.Concat(Enumerable.Repeat(SendOnClosed + "; ", 4)), output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CLOSE-11")]
    public async Task Closing_a_full_channel_does_not_wait(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                await ch.Send(1);
                await ch.Send(2);
                ch.Close();
                Console.Write(ch.Len);
            }
        );
        Assert.Equal("2", output);
    }

    [Fact]
    [Trait("Rule", "CLOSE-05")]
    [Trait("Rule", "CLOSE-06")]
    [Trait("Rule", "CLOSE-07")]
    [Trait("Rule", "CLOSE-13")]
    public async Task Misuse_of_a_channel_is_a_runtime_error_with_Gos_words()
    {
        var closed = new Chan<int>(1);
        closed.Close();
        Chan<int>? nil = null;
        Assert.Equal(
            "close of nil channel",
            Assert.Throws<RuntimePanicException>(() => Close(nil)).Message
        );
        Assert.Equal(
            "close of closed channel",
            Assert.Throws<RuntimePanicException>(closed.Close).Message
        );
        Assert.Equal(
            "close of closed channel",
            Assert.Throws<RuntimePanicException>(() => Close(closed)).Message
        );
        var e = await Assert.ThrowsAsync<RuntimePanicException>(async () => await closed.Send(1));
        Assert.Equal(SendOnClosed, e.Message);
    }

    [Fact]
    [Trait("Rule", "CLOSE-13")]
    public void Misuse_of_a_group_or_a_ticker_is_a_panic_but_no_runtime_error()
    {
        // Throws wants the exact type: a PanicException that is no RuntimePanicException.
        Assert.IsType<string>(Assert.Throws<PanicException>(new WaitGroup().Done).Value);
        Assert.IsType<string>(Assert.Throws<PanicException>(() => new Ticker(TimeSpan.Zero)).Value);
    }

    [Fact]
    public async Task Plain_code_that_waits_is_woken_by_close()
    {
        var receiving = new Chan<int>();
        var sending = new Chan<int>();
        var received = receiving.ReceiveOk().AsTask();
        var sent = sending.Send(1).AsTask();
        var selected = Select(Receive(receiving), Send(sending, 1)).AsTask();
        receiving.Close();
        sending.Close();
        Assert.Equal((0, false), await received.WaitAsync(TimeSpan.FromSeconds(30)));
        await Assert.ThrowsAsync<RuntimePanicException>(() =>
            sent.WaitAsync(TimeSpan.FromSeconds(30))
        );
        Assert.Equal(0, await selected.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
