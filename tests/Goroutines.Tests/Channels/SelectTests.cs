using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

public sealed class SelectTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task The_ready_case_is_carried_out(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>(1);
                var b = new Chan<string>(1);
                await b.Send("hello");
                switch (await Select(Receive(a, out var x), Receive(b, out var y)))
                {
                    case 0:
                        Console.Write(x.Value);
                        break;
                    case 1:
                        Console.Write($"{y.Value} {y.Ok}");
                        break;
                }
            }
        );
        Assert.Equal("hello True", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Default_is_taken_when_nothing_is_ready(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                Console.Write(await Select(Receive(a), Default));
                Console.Write(await Select(Default, Send(a, 1)));
                Console.Write(await Select(Send<int>(null, 1), Receive<int>(null), Default));
            }
        );
        Assert.Equal("102", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_waiting_select_is_woken_by_the_first_partner_and_leaves_no_trace(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                var b = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    var fromA = Receive(a);
                    int index = await Select(fromA, Send(b, 9));
                    Console.Write($"case {index} value {fromA.Value} ");
                });
                await Sleep(TimeSpan.FromMilliseconds(5));
                await a.Send(3);
                await wg.Wait();
                Console.Write($"{b.TryReceive(out _)} {a.TrySend(1)}");
            }
        );
        Assert.Equal("case 0 value 3 False False", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_select_waiting_to_send_panics_when_the_channel_is_closed(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                var b = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    try
                    {
                        await Select(Send(a, 1), Receive(b));
                    }
                    catch (RuntimePanicException p)
                    {
                        Console.Write(p.Message);
                    }
                });
                await Sleep(TimeSpan.FromMilliseconds(5));
                a.Close();
                await wg.Wait();
                Console.Write(b.TrySend(1));
            }
        );
        Assert.Equal("send on closed channelFalse", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Send_and_receive_of_one_select_never_meet(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                Console.Write(await Select(Send(a, 1), Receive(a), Default));
            }
        );
        Assert.Equal("2", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Opposed_selects_over_the_same_channels_do_not_deadlock(string machine)
    {
        const int Rounds = 500;
        await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                var b = new Chan<int>();
                var wg = new WaitGroup();
                for (int i = 0; i < 2; i++)
                {
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < Rounds; n++)
                            await Select(Send(a, n), Send(b, n));
                    });
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < Rounds; n++)
                            await Select(Receive(b), Receive(a));
                    });
                }
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_case_object_may_be_used_again(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var numbers = new Chan<int>();
                var quit = new Chan<Unit>();
                Go(async () =>
                {
                    for (int i = 0; i < 5; i++)
                        await numbers.Send(i);
                    quit.Close();
                });
                var number = Receive(numbers);
                var stop = Receive(quit);
                while (await Select(number, stop) == 0)
                    Console.Write(number.Value);
            }
        );
        Assert.Equal("01234", output);
    }

    [Fact]
    public async Task Ready_cases_are_chosen_evenly()
    {
        const int Rounds = 40_000;
        var counts = new int[4];
        var run = Simulator.Run(
            async () =>
            {
                var a = new Chan<int>(1);
                var b = new Chan<int>(1);
                await a.Send(0);
                await b.Send(0);
                for (int i = 0; i < Rounds; i++)
                {
                    // The channel that stands twice counts twice.
                    int index = await Select(
                        Receive(a),
                        Receive(b),
                        Send<int>(null, 1),
                        Receive(a)
                    );
                    counts[index]++;
                    await (index == 1 ? b : a).Send(0);
                }
            },
            new SimulationOptions { Seed = 7, Trace = false }
        );
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, counts[2]);
        foreach (int i in new[] { 0, 1, 3 })
            Assert.InRange(counts[i], Rounds / 3 * 0.95, Rounds / 3 * 1.05);
    }
}
