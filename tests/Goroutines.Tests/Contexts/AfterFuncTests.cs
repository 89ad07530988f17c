using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>What a context's end starts.</summary>
public sealed class AfterFuncTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-17")]
    public async Task The_function_runs_once_after_cancel_and_cancel_does_not_wait_for_it(
        string machine
    )
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    int calls = 0;
                    var gate = new Chan<int>();
                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    Context.AfterFunc(
                        ctx,
                        async () =>
                        {
                            calls++;
                            await gate.Receive();
                            calls += 10;
                        }
                    );
                    await Bubble.Wait();
                    Assert.Equal(0, calls);
                    cancel();
                    cancel();
                    await Bubble.Wait();
                    Assert.Equal(1, calls);
                    gate.Close();
                    await Bubble.Wait();
                    Assert.Equal(11, calls);
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-17")]
    public async Task The_function_runs_after_a_deadline(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var start = Now();
                    var ran = new Chan<TimeSpan>(1);
                    var (ctx, _) = Context.WithTimeout(Context.Background, TimeSpan.FromSeconds(3));
                    Context.AfterFunc(ctx, () => ran.Send(Since(start)));
                    Assert.Equal(TimeSpan.FromSeconds(3), await ran.Receive());
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-18")]
    public async Task On_a_done_context_the_function_runs_at_once_in_its_own_goroutine(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                cancel();
                var met = new Chan<int>();
                var stop = Context.AfterFunc(ctx, () => met.Send(1));
                // Unbuffered: only another goroutine can have sent it.
                Assert.Equal(1, await met.Receive());
                Assert.False(stop());
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-19")]
    public async Task Stop_is_true_exactly_if_it_prevented_the_call(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    int calls = 0;
                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    var prevented = Context.AfterFunc(ctx, () => calls++);
                    var late = Context.AfterFunc(ctx, () => calls += 10);
                    Assert.True(prevented());
                    Assert.False(prevented());
                    cancel();
                    Assert.False(late());
                    await Bubble.Wait();
                    Assert.Equal(10, calls);
                    var never = Context.AfterFunc(Context.Background, () => calls++);
                    Assert.True(never());
                    Assert.False(never());
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-32")]
    public async Task Cancelling_from_inside_the_function_does_not_lock_up(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var (parent, cancelParent) = Context.WithCancel(Context.Background);
                var (child, cancelChild) = Context.WithCancel(parent);
                var wg = new WaitGroup();
                wg.Add(3);
                // Each end cancels the other context, and its own again.
                foreach (var ctx in new[] { parent, child, child })
                    Context.AfterFunc(
                        ctx,
                        () =>
                        {
                            cancelChild();
                            cancelParent();
                            wg.Done();
                        }
                    );
                cancelChild();
                await wg.Wait();
                Assert.Same(Context.Canceled, parent.Err);
            }
        );
    }

    [Fact]
    public async Task Plain_code_may_ask_for_a_call_too()
    {
        var called = new TaskCompletionSource<int>();
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        var local = new AsyncLocal<int> { Value = 7 };
        Context.AfterFunc(ctx, () => called.SetResult(local.Value));
        local.Value = 8;
        cancel();
        Assert.Equal(7, await called.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_shape_of_function_is_awaited(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                Context.AfterFunc(ctx, () => ch.Send(1));
                Context.AfterFunc(ctx, async () => await ch.Send(2));
                Context.AfterFunc(ctx, () => SendTask(ch, 4));
                Context.AfterFunc(
                    ctx,
                    async () =>
                    {
                        await ch.Send(8);
                        return "dropped";
                    }
                );
                Context.AfterFunc(ctx, () => SendAndTell(ch, 16));
                cancel();
                int sum = 0;
                for (int i = 0; i < 5; i++)
                    sum += await ch.Receive();
                Console.Write(sum);
            }
        );
        Assert.Equal("31", output);
    }

    private static async Task SendTask(Chan<int> ch, int value) => await ch.Send(value);

    private static async ValueTask<bool> SendAndTell(Chan<int> ch, int value)
    {
        await ch.Send(value);
        return true;
    }
}
