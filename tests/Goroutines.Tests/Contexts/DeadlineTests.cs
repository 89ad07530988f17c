using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>Contexts that end by themselves.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-11")]
    public async Task The_earlier_deadline_of_parent_and_child_counts(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var start = Now();
                    var (outer, _) = Context.WithTimeout(Context.Background, 10 * s_second);
                    var (longer, _) = Context.WithTimeout(outer, TimeSpan.FromHours(1));
                    var (shorter, _) = Context.WithDeadline(outer, start + 3 * s_second);
                    var (plain, _) = Context.WithCancel(Context.WithValue(longer, 1, 1));
                    Assert.Equal(start + 10 * s_second, outer.Deadline);
                    Assert.Equal(start + 10 * s_second, longer.Deadline);
                    Assert.Equal(start + 10 * s_second, plain.Deadline);
                    Assert.Equal(start + 3 * s_second, shorter.Deadline);
                    await shorter.Done!.Receive();
                    Assert.Equal(3 * s_second, Since(start));
                    Assert.Null(outer.Err);
                    await plain.Done!.Receive();
                    Assert.Equal(10 * s_second, Since(start));
                    Assert.Same(Context.DeadlineExceeded, plain.Err);
                })
        );
    }

    [Theory, MemberData(nameof(Simulated)), Trait("Rule", "CTX-12")]
    public async Task The_context_ends_exactly_at_its_deadline(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                var (ctx, cancel) = Context.WithTimeout(Context.Background, s_second);
                await Sleep(s_second - TimeSpan.FromTicks(1));
                Assert.Null(ctx.Err);
                await ctx.Done!.Receive();
                Assert.Equal(s_second, Since(start));
                Assert.Same(Context.DeadlineExceeded, ctx.Err);
                Assert.Equal("context deadline exceeded", ctx.Err!.Message);
                cancel();
                Assert.Same(Context.DeadlineExceeded, ctx.Err);
            }
        );
    }

    [Theory, MemberData(nameof(Real)), Trait("Rule", "CTX-12")]
    public async Task On_a_real_clock_contexts_end_not_before_their_deadlines_and_in_their_order(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                var (late, _) = Context.WithTimeout(Context.Background, 20 * s_ms);
                var (soon, _) = Context.WithTimeout(Context.Background, 5 * s_ms);
                await soon.Done!.Receive();
                Assert.True(Since(start) >= 5 * s_ms);
                await late.Done!.Receive();
                Assert.True(Since(start) >= 20 * s_ms);
                Assert.Same(Context.DeadlineExceeded, soon.Err);
                Assert.Same(Context.DeadlineExceeded, late.Err);
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-13")]
    public async Task A_deadline_in_the_past_gives_an_expired_context(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                foreach (
                    var (ctx, cancel) in new[]
                    {
                        Context.WithTimeout(Context.Background, TimeSpan.Zero),
                        Context.WithTimeout(Context.Background, -s_second),
                        Context.WithTimeout(Context.Background, TimeSpan.MinValue),
                        Context.WithDeadline(Context.Background, Now()),
                        Context.WithDeadline(Context.Background, DateTimeOffset.MinValue),
                    }
                )
                {
                    Assert.Same(Context.DeadlineExceeded, ctx.Err);
                    Assert.True(ctx.Done!.TryReceive(out _));
                    cancel();
                    Assert.Same(Context.DeadlineExceeded, ctx.Err);
                }
                return default;
            }
        );
    }

    [Fact]
    public void A_deadline_may_be_as_far_away_as_times_go()
    {
        var (longest, cancel) = Context.WithTimeout(Context.Background, TimeSpan.MaxValue);
        Assert.True(longest.Deadline > DateTimeOffset.MaxValue.AddDays(-2));
        Assert.Null(longest.Err);
        cancel();
        var (last, cancelLast) = Context.WithDeadline(Context.Background, DateTimeOffset.MaxValue);
        Assert.Null(last.Err);
        cancelLast();
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-14")]
    public async Task Cancelling_before_the_deadline_gives_Canceled_for_ever(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var (ctx, cancel) = Context.WithTimeout(Context.Background, s_second);
                    cancel();
                    Assert.Same(Context.Canceled, ctx.Err);
                    await Sleep(2 * s_second);
                    await Bubble.Wait();
                    Assert.Same(Context.Canceled, ctx.Err);
                })
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-14")]
    public async Task A_cancelled_context_has_no_timer_that_would_keep_the_program_waiting(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var (parent, cancelParent) = Context.WithCancel(Context.Background);
                var (own, cancelOwn) = Context.WithTimeout(parent, TimeSpan.FromDays(1));
                var (_, _) = Context.WithTimeout(parent, TimeSpan.FromDays(1));
                cancelOwn();
                cancelParent();
                await Select();
            }
        );
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
        Assert.True(run.Elapsed < TimeSpan.FromDays(1));
    }

    [Fact, Trait("Rule", "CTX-15")]
    public void DeadlineExceeded_is_a_timeout_and_temporary()
    {
        DeadlineExceededException error = Context.DeadlineExceeded;
        Assert.True(error.Timeout);
        Assert.True(error.Temporary);
        Assert.IsAssignableFrom<TimeoutException>(error);
        Assert.IsAssignableFrom<OperationCanceledException>(Context.Canceled);
        Assert.NotEqual<Exception>(Context.Canceled, error);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-16")]
    public async Task The_cause_of_a_timeout_counts_only_if_the_time_has_passed(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var slow = new InvalidOperationException("too slow");
                    var (ended, _) = Context.WithTimeoutCause(Context.Background, s_second, slow);
                    var (stopped, stop) = Context.WithDeadlineCause(
                        Context.Background,
                        Now() + s_second,
                        slow
                    );
                    stop();
                    await ended.Done!.Receive();
                    Assert.Same(Context.DeadlineExceeded, ended.Err);
                    Assert.Same(slow, Context.Cause(ended));
                    Assert.Same(Context.Canceled, stopped.Err);
                    Assert.Same(Context.Canceled, Context.Cause(stopped));
                })
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_deadline_wakes_those_who_wait_for_it_with_other_things(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (ctx, cancel) = Context.WithTimeout(Context.Background, 2 * s_ms);
                using var deferred = Defer(cancel);
                var never = new Chan<int>();
                Console.Write(await Select(Receive(never), Receive(ctx.Done)));
            }
        );
        Assert.Equal("1", output);
    }
}
