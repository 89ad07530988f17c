using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>Contexts and .NET's cancellation tokens.</summary>
public sealed class TokenTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    [Theory, MemberData(nameof(All))]
    public async Task The_token_is_cancelled_when_cancel_returns(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                var (root, cancel) = Context.WithCancel(Context.Background);
                var (child, _) = Context.WithTimeout(root, TimeSpan.FromHours(1));
                var token = child.Token;
                Assert.True(token.CanBeCanceled);
                Assert.False(token.IsCancellationRequested);
                Assert.Equal(token, child.Token);
                Assert.Equal(token, Context.WithValue(child, 1, 1).Token);
                cancel();
                Assert.True(token.IsCancellationRequested);
                // Asked for the first time after the end.
                Assert.True(root.Token.IsCancellationRequested);
                return default;
            }
        );
    }

    [Fact]
    public async Task Cancelling_a_context_ends_a_wait_of_plain_code()
    {
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        var delay = Task.Delay(Timeout.Infinite, ctx.Token);
        Assert.False(delay.IsCompleted);
        cancel();
        await Assert.ThrowsAsync<TaskCanceledException>(() => delay.WaitAsync(s_watchdog));
    }

    [Fact]
    public async Task A_deadline_ends_a_wait_of_plain_code()
    {
        var (ctx, _) = Context.WithTimeout(Context.Background, TimeSpan.FromMilliseconds(5));
        var delay = Task.Delay(Timeout.Infinite, ctx.Token);
        await Assert.ThrowsAsync<TaskCanceledException>(() => delay.WaitAsync(s_watchdog));
        Assert.Same(Context.DeadlineExceeded, ctx.Err);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task Cancelling_a_context_ends_a_foreign_wait_of_a_goroutine(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                var wg = new WaitGroup();
                for (int i = 0; i < 3; i++)
                    wg.Go(async () =>
                    {
                        await Assert.ThrowsAsync<TaskCanceledException>(() =>
                            Task.Delay(Timeout.Infinite, ctx.Token)
                        );
                        await Gosched();
                    });
                await Sleep(TimeSpan.FromMilliseconds(2));
                cancel();
                await wg.Wait();
                Console.Write("all back");
            }
        );
        Assert.Equal("all back", output);
    }

    [Fact]
    public async Task What_is_registered_with_the_token_does_not_run_on_the_thread_of_a_goroutine()
    {
        var ran = new TaskCompletionSource<(int Thread, bool Inside)>();
        int canceller = 0;
        var run = await GoRuntime.Run(async () =>
        {
            var (ctx, cancel) = Context.WithCancel(Context.Background);
            ctx.Token.Register(() =>
                ran.SetResult(
                    (Environment.CurrentManagedThreadId, SynchronizationContext.Current is not null)
                )
            );
            canceller = Environment.CurrentManagedThreadId;
            cancel();
            await ran.Task;
        });
        Assert.Equal("", run.Stderr);
        var (thread, inside) = await ran.Task;
        Assert.NotEqual(canceller, thread);
        Assert.False(inside);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task Cancelling_a_source_cancels_the_context_and_wakes_a_select(string machine)
    {
        using var source = new CancellationTokenSource();
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ctx = Context.FromToken(source.Token);
                var (child, _) = Context.WithCancel(ctx);
                Assert.Null(child.Err);
                // Nothing else is left in the program: only plain .NET code can go on.
                source.CancelAfter(20);
                Console.Write(await Select(Receive(new Chan<int>()), Receive(child.Done)));
                Assert.Same(Context.Canceled, child.Err);
                Assert.Same(Context.Canceled, Context.Cause(ctx));
            }
        );
        Assert.Equal("1", output);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_program_is_not_dead_while_its_token_is_about_to_wake_it(string machine)
    {
        // The token's context is cancelled first, then 20,000 below it, and the one that is waited for last: main
        // goes to sleep in between, when nothing but the token's thread can wake it.
        using var source = new CancellationTokenSource();
        Task? cancelling = null;
        await Machine.Output(
            machine,
            async () =>
            {
                var ctx = Context.FromToken(source.Token);
                var (last, _) = Context.WithCancel(ctx);
                for (int i = 0; i < 20_000; i++)
                    _ = Context.WithCancel(ctx);
                cancelling = Task.Run(source.Cancel);
                while (ctx.Err is null)
                    await Gosched();
                await Receive(last.Done);
            }
        );
        await cancelling!;
    }

    [Theory, MemberData(nameof(Real))]
    public async Task When_the_token_can_no_longer_cancel_anything_a_dead_program_is_called_dead(
        string machine
    )
    {
        using var source = new CancellationTokenSource();
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var (ctx, cancel) = Context.WithToken(Context.Background, source.Token);
                cancel();
                await Select();
            }
        );
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
    }

    [Fact]
    public async Task Plain_code_waits_for_a_context_of_a_token()
    {
        using var source = new CancellationTokenSource();
        var ctx = Context.FromToken(source.Token);
        var done = ctx.Done!.Receive().AsTask();
        Assert.False(done.IsCompleted);
        await source.CancelAsync();
        await done.WaitAsync(s_watchdog);
        Assert.Same(Context.Canceled, ctx.Err);
        Assert.Same(Context.Canceled, Context.FromToken(source.Token).Err);
    }

    [Fact]
    public void A_context_from_a_token_gives_the_token_back()
    {
        using var source = new CancellationTokenSource();
        Assert.Equal(source.Token, Context.FromToken(source.Token).Token);
        Assert.Same(Context.Background, Context.FromToken(CancellationToken.None));
        Assert.Equal("context.Background.WithToken", Context.FromToken(source.Token).ToString());
    }

    [Fact]
    public void A_context_with_a_token_ends_with_the_first_of_parent_token_and_function()
    {
        using var source = new CancellationTokenSource();
        var cause = new InvalidOperationException("cause");
        var (parent, cancelParent) = Context.WithCancelCause(Context.Background);
        var (byFunction, cancel) = Context.WithToken(parent, source.Token);
        cancel();
        Assert.Same(Context.Canceled, byFunction.Err);
        Assert.True(byFunction.Token.IsCancellationRequested);
        Assert.False(source.IsCancellationRequested);
        var (byToken, _) = Context.WithToken(parent, source.Token);
        source.Cancel();
        Assert.Same(Context.Canceled, byToken.Err);
        Assert.Null(parent.Err);
        var (born, _) = Context.WithToken(parent, source.Token);
        Assert.Same(Context.Canceled, born.Err);
        using var other = new CancellationTokenSource();
        var (byParent, _) = Context.WithToken(parent, other.Token);
        cancelParent(cause);
        Assert.Same(cause, Context.Cause(byParent));
    }

    [Fact]
    public void Cancelling_a_context_with_a_token_ends_its_registration()
    {
        using var source = new CancellationTokenSource();
        var gone = Registered(source.Token);
        GC.Collect();
        Assert.False(gone.IsAlive);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_custom_context_has_a_token_without_doing_anything_for_it(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                IContext custom = new CustomContext();
                int before = GoRuntime.NumGoroutine;
                var token = custom.Token;
                Assert.Equal(token, custom.Token);
                Assert.Equal(1, GoRuntime.NumGoroutine - before);
                ((CustomContext)custom).Cancel();
                await Assert.ThrowsAsync<TaskCanceledException>(() =>
                    Task.Delay(Timeout.Infinite, token)
                );
                var (known, cancel) = Context.WithCancel(Context.Background);
                IContext wrapping = new WrappingContext(known);
                Assert.Equal(known.Token, wrapping.Token);
                cancel();
                IContext never = new WrappingContext(Context.Background);
                Assert.False(never.Token.CanBeCanceled);
            }
        );
    }

    [Fact]
    public void In_the_simulator_cancelling_from_a_plain_thread_is_an_error_that_says_so()
    {
        var run = Simulator.Run(async () =>
        {
            var (ctx, cancel) = Context.WithCancel(Context.Background);
            Go(async () => await ctx.Done!.Receive());
            await Gosched();
            var thread = new Thread(() => cancel());
            thread.Start();
            thread.Join();
            await Gosched();
        });
        Assert.StartsWith("simulation error: ", run.Stderr);
        Assert.Contains("outside the simulation", run.Stderr);
    }

    [Fact]
    public void In_the_simulator_a_call_started_from_a_plain_thread_is_an_error_that_says_so()
    {
        var run = Simulator.Run(async () =>
        {
            var (ctx, cancel) = Context.WithCancel(Context.Background);
            Context.AfterFunc(ctx, () => Console.Write("never"));
            var thread = new Thread(() => cancel());
            thread.Start();
            thread.Join();
            await Gosched();
        });
        Assert.Equal("", run.Stdout);
        Assert.StartsWith("simulation error: ", run.Stderr);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Registered(CancellationToken token)
    {
        var (ctx, cancel) = Context.WithToken(Context.Background, token);
        cancel();
        return new WeakReference(ctx);
    }
}
