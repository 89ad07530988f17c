using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary>A bubble's goroutine that goes several ways at once, as async functions that are not awaited make it.</summary>
public sealed class FlowTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    private static async Task<double> SleepFor(int seconds)
    {
        await Sleep(seconds * s_second);
        return InBubble.Elapsed.TotalSeconds;
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_helper_that_is_begun_now_and_awaited_later_has_its_time(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var helper = SleepFor(5);
                await Sleep(2 * s_second);
                Assert.Equal(2 * s_second, InBubble.Elapsed);
                Assert.False(helper.IsCompleted);
                Assert.Equal(5, await helper);
                Assert.Equal(5 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Helpers_that_are_awaited_together_have_each_its_time(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                for (int round = 0; round < 5; round++)
                {
                    double start = InBubble.Elapsed.TotalSeconds;
                    double[] ends = await Task.WhenAll(SleepFor(3), SleepFor(1), SleepFor(2));
                    Assert.Equal([start + 3, start + 1, start + 2], ends);
                }
                var first = await Task.WhenAny(SleepFor(30), SleepFor(10), SleepFor(20));
                Assert.Equal(25, await first);
                Assert.Equal(25 * s_second, InBubble.Elapsed);
                await Bubble.Wait();
                await Sleep(60 * s_second);
                Assert.Equal(85 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_helper_that_is_forgotten_goes_its_way(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ch = new Chan<double>(1);
                async Task Forgotten()
                {
                    await SleepFor(1);
                    await Task.Yield();
                    await Gosched();
                    await ch.Send(await SleepFor(2));
                }
                _ = Forgotten();
                await Sleep(2 * s_second);
                Assert.Equal(0, ch.Len);
                Assert.Equal(3, await ch.Receive());
                var wg = new WaitGroup();
                wg.Go(() =>
                {
                    _ = SleepFor(100);
                });
                await wg.Wait();
                // Its goroutine has ended: it keeps nobody's time, and the bubble does not wait for it.
                await Sleep(s_second);
                Assert.Equal(4 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Helpers_that_talk_to_each_other_in_one_goroutine_do(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var mu = new Mutex();
                async Task Produce()
                {
                    for (int i = 0; i < 10; i++)
                    {
                        await Sleep(s_second);
                        using (await mu.Lock())
                            await Gosched();
                        await ch.Send(i);
                    }
                    ch.Close();
                }
                async Task<int> Consume()
                {
                    int sum = 0;
                    await foreach (int i in ch)
                    {
                        using (await mu.Lock())
                            sum += i;
                        await Sleep(s_second / 2);
                    }
                    return sum;
                }
                var produce = Produce();
                Assert.Equal(45, await Consume());
                await produce;
                Assert.Equal(10.5 * s_second, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task All_ways_blocked_for_ever_are_a_deadlock(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var panic = await InBubble.PanicOf(async () =>
                {
                    async Task<int> Stuck() => await new Chan<int>().Receive();
                    await Task.WhenAll(Stuck(), SleepFor(1), Stuck());
                });
                Assert.Contains("all goroutines in bubble are blocked", panic!.Message);
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_function_that_was_begun_outside_may_be_a_goroutines_and_end_there(
        string machine
    )
    {
        var gate = new TaskCompletionSource();
        async GoTask Begun() => await gate.Task;
        await InBubble.Run(
            machine,
            async () =>
            {
                GoTask begun = default;
                // On a thread of the pool it has no goroutine, and its end comes on such a thread.
                await Task.Run(() => begun = Begun());
                Go(() => begun);
                var end = Task.Run(async () =>
                {
                    await Task.Delay(2);
                    gate.SetResult();
                });
                await end;
                await Sleep(s_second);
                Assert.Equal(s_second, InBubble.Elapsed);
            }
        );
    }
}
