using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

public sealed class RangeTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RANGE-01")]
    public async Task A_loop_ends_when_the_channel_is_closed_and_empty(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                foreach (int capacity in new[] { 0, 2, 5 })
                {
                    var ch = new Chan<int>(capacity);
                    Go(async () =>
                    {
                        for (int i = 1; i <= 5; i++)
                            await ch.Send(i);
                        ch.Close();
                    });
                    await foreach (int v in ch)
                        Console.Write(v);
                    await foreach (int v in Range(ch))
                        Console.Write($"a value after the end: {v}");
                    Console.Write(' ');
                }
            }
        );
        Assert.Equal("12345 12345 12345 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RANGE-01")]
    public async Task A_loop_that_waits_ends_when_the_channel_is_closed(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var wg = new WaitGroup();
                wg.Go(async () =>
                {
                    await foreach (int v in ch)
                        Console.Write(v);
                    Console.Write("end");
                });
                await Others.Wait();
                ch.Close();
                await wg.Wait();
            }
        );
        Assert.Equal("end", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RANGE-02")]
    public async Task A_break_leaves_the_other_values_in_the_channel(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(3);
                for (int i = 0; i < 3; i++)
                    await ch.Send(i);
                await foreach (int v in ch)
                {
                    Console.Write($"{v} ");
                    break;
                }
                Console.Write($"leaves {ch.Len}: {await ch.Receive()} {await ch.Receive()}");
            }
        );
        Assert.Equal("0 leaves 2: 1 2", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RANGE-02")]
    public async Task A_break_does_not_take_a_waiting_senders_value(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(async () =>
                {
                    await ch.Send(1);
                    await ch.Send(2);
                });
                await foreach (int v in ch)
                    break;
                Assert.Equal(2, await ch.Receive());
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RANGE-03")]
    public async Task A_loop_over_a_nil_channel_waits_for_ever(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await foreach (int _ in Range<int>(null)) { }
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "fatal error: all goroutines are asleep - deadlock!\n\n"
                + "goroutine 1 [chan receive (nil chan)]:\n\t",
            run.Stderr
        );
        Assert.Contains("RangeTests.cs:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_loop_that_waits_for_ever_is_reported_with_its_place(string machine)
    {
        var ch = new Chan<int>();
        IReceiveChan<int> view = ch;
        Func<GoTask>[] loops =
        [
            async () =>
            {
                await foreach (int _ in ch) { }
            },
            async () =>
            {
                await foreach (int _ in view) { }
            },
            async () =>
            {
                await foreach (int _ in Range(ch)) { }
            },
        ];
        foreach (var loop in loops)
        {
            var run = await Machine.Run(machine, loop);
            Assert.Contains("goroutine 1 [chan receive]:\n\t", run.Stderr);
            Assert.Contains("RangeTests.cs:", run.Stderr);
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RANGE-05")]
    public async Task Each_step_of_a_loop_has_a_variable_of_its_own(string machine)
    {
        var seen = new bool[100];
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>(seen.Length);
                for (int i = 0; i < seen.Length; i++)
                    await ch.Send(i);
                ch.Close();
                var begin = new Chan<Unit>();
                var wg = new WaitGroup();
                await foreach (int v in ch)
                    wg.Go(async () =>
                    {
                        await begin.Receive();
                        seen[v] = true;
                    });
                begin.Close();
                await wg.Wait();
            }
        );
        Assert.DoesNotContain(false, seen);
    }

    [Fact]
    public async Task Plain_code_can_loop_over_a_channel()
    {
        var ch = new Chan<int>();
        var sum = Task.Run(async () =>
        {
            int total = 0;
            await foreach (int v in ch)
                total += v;
            return total;
        });
        for (int i = 1; i <= 4; i++)
            await ch.Send(i).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        ch.Close();
        Assert.Equal(10, await sum.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
