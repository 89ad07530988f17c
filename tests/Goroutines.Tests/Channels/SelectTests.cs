using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Which case a select carries out, and what becomes of the others.</summary>
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
    [Trait("Rule", "SEL-01")]
    public async Task Of_several_ready_cases_exactly_one_has_an_effect(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 100; round++)
                {
                    var full = new[] { new Chan<int>(2), new Chan<int>(2) };
                    var empty = new[] { new Chan<int>(2), new Chan<int>(2) };
                    foreach (var ch in full)
                    {
                        await ch.Send(1);
                        await ch.Send(2);
                    }
                    int index = await Select(
                        Receive(full[0], out var first),
                        Receive(full[1], out var second),
                        Send(empty[0], 7),
                        Send(empty[1], 8)
                    );
                    int[] taken = [2 - full[0].Len, 2 - full[1].Len, empty[0].Len, empty[1].Len];
                    Assert.Equal(1, taken.Sum());
                    Assert.Equal(1, taken[index]);
                    Assert.Equal((index == 0 ? 1 : 0, index == 0), (first.Value, first.Ok));
                    Assert.Equal((index == 1 ? 1 : 0, index == 1), (second.Value, second.Ok));
                    if (index >= 2)
                        Assert.Equal(5 + index, await empty[index - 2].Receive());
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-02")]
    public async Task A_select_without_cases_waits_for_ever(string machine)
    {
        var run = await Machine.Run(machine, async () => await Select());
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\n"
                + "goroutine 1 [select (no cases)]:\n",
            run.Stderr
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-03")]
    [Trait("Rule", "SEL-05")]
    public async Task Default_is_taken_when_nothing_is_ready(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                Console.Write(await Select(Receive(a), Default));
                Console.Write(await Select(Default, Send(a, 1)));
                Console.Write(await Select(Send<int>(null, 1), Receive<int>(null), Default));
                Console.Write(await Select(Default));
            }
        );
        Assert.Equal((0, "1020"), (run.ExitCode, run.Stdout));
        Assert.DoesNotContain(run.Trace!.Events, e => e.Kind == TraceEventKind.Blocked);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-05")]
    public async Task A_nil_channel_disables_its_case(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                Chan<int>? a = new();
                Chan<int>? b = new();
                Go(SendAll, a, 1);
                Go(SendAll, b, 10);
                var (sum, count) = (0, 0);
                while (a is not null || b is not null)
                    switch (await Select(Receive(a, out var x), Receive(b, out var y)))
                    {
                        case 0 when !x.Ok:
                            a = null;
                            break;
                        case 1 when !y.Ok:
                            b = null;
                            break;
                        case 0:
                            (sum, count) = (sum + x.Value, count + 1);
                            break;
                        case 1:
                            (sum, count) = (sum + y.Value, count + 1);
                            break;
                    }
                Console.Write($"merged {count} {sum}");
            }
        );
        Assert.Equal("merged 6 66", output);

        static async GoTask SendAll(Chan<int> to, int unit)
        {
            for (int i = 1; i <= 3; i++)
                await to.Send(i * unit);
            to.Close();
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-06")]
    public async Task A_select_of_nil_channels_only_waits_for_ever(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () => await Select(Receive<int>(null), Send<string>(null, ""))
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select]:\n",
            run.Stderr
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-20")]
    public async Task A_break_leaves_the_switch_over_a_select_and_not_the_loop(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(4);
                for (int i = 0; i < 4; i++)
                    await ch.Send(i);
                ch.Close();
                bool open = true;
                while (open)
                {
                    switch (await Select(Receive(ch, out var v)))
                    {
                        case 0 when !v.Ok:
                            open = false;
                            break;
                        case 0:
                            if (v.Value == 1)
                                break;
                            Console.Write(v.Value);
                            break;
                    }
                    Console.Write('.');
                }
            }
        );
        Assert.Equal("0..2.3..", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-26")]
    public async Task A_receive_whose_value_nobody_looks_at_is_a_receive(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var buffered = new Chan<int>(2);
                await buffered.Send(1);
                await buffered.Send(2);
                await Select(Receive(buffered));
                Console.Write($"{buffered.Len} left: {await buffered.Receive()}, ");
                var unbuffered = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () => await unbuffered.Send(1));
                await Select(Receive(unbuffered), Receive(buffered));
                await wg.Wait();
                Console.Write("sender released");
            }
        );
        Assert.Equal("1 left: 2, sender released", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-27")]
    public async Task A_select_with_a_ready_case_does_not_wait(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var ch = new Chan<int>(1);
                var never = new Chan<int>();
                for (int i = 0; i < 100; i++)
                {
                    Assert.Equal(1, await Select(Receive(never), Send(ch, i)));
                    Assert.Equal(0, await Select(Receive(ch), Receive(never)));
                }
            }
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Stderr));
        Assert.DoesNotContain(run.Trace!.Events, e => e.Kind == TraceEventKind.Blocked);
        if (run.Trace!.IsSimulated)
            Assert.Equal(TimeSpan.Zero, run.Elapsed);
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
}
