using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>A select that waits: who wakes it, and when.</summary>
public sealed class SelectWaitingTests
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> All => Machine.All;
    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "SEL-04")]
    public async Task A_select_wakes_at_the_first_event_and_once(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                var a = new Chan<int>();
                var b = new Chan<int>();
                var wg = new WaitGroup();
                foreach (var (ch, ms) in new[] { (a, 5), (b, 3) })
                    wg.Go(async () =>
                    {
                        await Sleep(ms * s_ms);
                        await ch.Send(ms);
                        Console.Write($"sent at {Since(start).TotalMilliseconds}, ");
                    });
                var (fromA, fromB) = (Receive(a), Receive(b));
                int index = await Select(fromA, fromB);
                Console.Write($"case {index} at {Since(start).TotalMilliseconds}, ");
                await Sleep(7 * s_ms);
                // The other sender still waits: the select did not serve it too.
                await a.Receive();
                await wg.Wait();
            }
        );
        // At one moment of virtual time the sender and the select it woke may write in either order.
        Assert.Equal(
            ["case 1 at 3", "sent at 10", "sent at 3"],
            output.TrimEnd(',', ' ').Split(", ").Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-04")]
    public async Task A_waiting_select_is_served_by_whoever_comes(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                for (int which = 0; which < 3; which++)
                {
                    var ch = new[] { new Chan<int>(), new Chan<int>(), new Chan<int>() };
                    var wg = new WaitGroup();
                    wg.Go(async () =>
                        Console.Write(await Select(Receive(ch[0]), Send(ch[1], 7), Receive(ch[2])))
                    );
                    await Others.Wait();
                    if (which == 1)
                        Assert.Equal(7, await ch[1].Receive());
                    else
                        await ch[which].Send(1);
                    await wg.Wait();
                }
            }
        );
        Assert.Equal("012", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-17")]
    public async Task A_waiting_select_wakes_when_any_of_its_channels_is_closed(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                for (int which = 0; which < 3; which++)
                {
                    var ch = new[] { new Chan<int>(), new Chan<int>(1), new Chan<int>() };
                    var cases = ch.Select(c => Receive(c)).ToArray();
                    var wg = new WaitGroup();
                    wg.Go(async () =>
                    {
                        int index = await Select([.. cases]);
                        Console.Write($"{index} {cases[index].Value} {cases[index].Ok}, ");
                    });
                    await Others.Wait();
                    ch[which].Close();
                    await wg.Wait();
                }
            }
        );
        Assert.Equal("0 0 False, 1 0 False, 2 0 False, ", output);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "SEL-22")]
    public async Task A_time_out_comes_at_its_time_and_not_before(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                foreach (int delay in new[] { 9, 11 })
                {
                    var start = Now();
                    Go(async () =>
                    {
                        await Sleep(delay * s_ms);
                        await ch.Send(delay);
                    });
                    int index = await Select(Receive(After(10 * s_ms)), Receive(ch));
                    Console.Write($"case {index} at {Since(start).TotalMilliseconds}, ");
                }
            }
        );
        Assert.Equal("case 1 at 9, case 0 at 10, ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-22")]
    public async Task A_time_out_never_comes_early(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                Assert.Equal(0, await Select(Receive(After(5 * s_ms)), Receive(new Chan<int>())));
                Assert.True(Since(start) >= 5 * s_ms);
            }
        );
    }

    [Fact]
    public async Task Plain_code_that_is_no_goroutine_can_select()
    {
        var a = new Chan<int>();
        var b = new Chan<int>();
        var fromA = Receive(a);
        var selecting = Task.Run(async () => await Select(fromA, Receive(b)));
        await a.Send(5).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await selecting.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal((5, false), (fromA.Value, b.TrySend(1)));
    }
}
