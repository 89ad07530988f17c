using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>Contexts of somebody else's type.</summary>
public sealed class CustomContextTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-22")]
    public async Task Children_of_a_custom_context_are_cancelled_when_its_Done_closes(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var custom = new CustomContext();
                var (child, _) = Context.WithCancel(Context.WithValue(custom, 1, 1));
                var (grandchild, _) = Context.WithTimeout(child, TimeSpan.FromHours(1));
                Assert.Null(child.Err);
                var err = new InvalidOperationException("own");
                custom.Cancel(err);
                await grandchild.Done!.Receive();
                Assert.Same(err, child.Err);
                Assert.Same(err, grandchild.Err);
                Assert.Same(err, Context.Cause(grandchild));
                var (late, _) = Context.WithCancel(custom);
                Assert.Same(err, late.Err);
            }
        );
    }

    [Fact, Trait("Rule", "CTX-22")]
    public void A_custom_context_that_passes_Done_on_passes_the_cause_on()
    {
        var cause = new InvalidOperationException("cause");
        var (known, cancel) = Context.WithCancelCause(Context.Background);
        var custom = new WrappingContext(known);
        var (child, _) = Context.WithCancel(custom);
        cancel(cause);
        // At once, without a goroutine.
        Assert.Same(Context.Canceled, child.Err);
        Assert.Same(cause, Context.Cause(child));
        Assert.Same(cause, Context.Cause(custom));
        Assert.Same(cause, Context.Cause(Context.WithCancel(custom).Context));
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-22")]
    public async Task A_custom_context_below_a_known_one_gives_its_cause_too(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var cause = new InvalidOperationException("cause");
                var (known, cancel) = Context.WithCancelCause(Context.Background);
                var custom = new CustomContext(known);
                var (child, _) = Context.WithCancel(custom);
                cancel(cause);
                Assert.Null(child.Err);
                Assert.Null(Context.Cause(custom));
                custom.Cancel();
                await child.Done!.Receive();
                Assert.Same(cause, Context.Cause(child));
                Assert.Same(cause, Context.Cause(custom));
            }
        );
    }

    [Fact, Trait("Rule", "CTX-22")]
    public void The_cause_of_a_child_is_not_that_of_its_custom_parent()
    {
        Assert.Equal(
            0,
            Simulate(async () =>
            {
                var cause = new InvalidOperationException("cause");
                var custom = new CustomContext();
                var (child, cancel) = Context.WithCancelCause(custom);
                cancel(cause);
                Assert.Same(cause, Context.Cause(child));
                Assert.Null(Context.Cause(custom));
                custom.Cancel();
                await Sleep(TimeSpan.FromMilliseconds(1));
                Assert.Same(cause, Context.Cause(child));
                Assert.Same(Context.Canceled, Context.Cause(custom));
            }).Abandoned
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-22"), Trait("Rule", "CTX-24")]
    public async Task A_custom_context_that_calls_back_needs_no_goroutine(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                int before = GoRuntime.NumGoroutine;
                var custom = new CallingContext();
                var (child, _) = Context.WithCancel(custom);
                var (gone, cancelGone) = Context.WithCancel(custom);
                bool ran = false;
                var wg = new WaitGroup();
                wg.Add(1);
                Context.AfterFunc(
                    custom,
                    () =>
                    {
                        ran = true;
                        wg.Done();
                    }
                );
                Assert.Equal(3, custom.Registered);
                Assert.Equal(before, GoRuntime.NumGoroutine);
                cancelGone();
                Assert.Equal(2, custom.Registered);
                custom.Cancel();
                Assert.Same(Context.Canceled, child.Err);
                await wg.Wait();
                Assert.True(ran);
            }
        );
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-24")]
    public async Task A_custom_Done_costs_one_goroutine_for_each_child_and_known_ones_none(
        string machine
    )
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    int before = GoRuntime.NumGoroutine;
                    int Extra() => GoRuntime.NumGoroutine - before;
                    var (known, _) = Context.WithCancel(Context.Background);
                    Context.WithTimeout(new WrappingContext(known), TimeSpan.FromHours(1));
                    Context.WithCancel(Context.WithValue(new WrappingContext(known), 1, 1));
                    Context.WithCancel(Context.WithoutCancel(new CustomContext()));
                    Context.AfterFunc(known, () => { });
                    Assert.Equal(0, Extra());
                    var custom = new CustomContext(known);
                    var (first, cancelFirst) = Context.WithCancel(custom);
                    Assert.Equal(1, Extra());
                    var stop = Context.AfterFunc(custom, () => { });
                    Assert.Equal(2, Extra());
                    var (below, _) = Context.WithCancel(first);
                    Assert.Equal(2, Extra());
                    cancelFirst();
                    await Bubble.Wait();
                    Assert.Equal(1, Extra());
                    Assert.True(stop());
                    await Bubble.Wait();
                    Assert.Equal(0, Extra());
                    Assert.NotNull(below.Err);
                })
        );
    }

    [Fact]
    public void A_custom_context_that_ends_without_an_error_is_a_panic()
    {
        var run = Simulator.Run(async () =>
        {
            var custom = new Endless();
            Context.WithCancel(custom);
            await Select();
        });
        Assert.StartsWith("panic: context: internal error: missing cancel error\n", run.Stderr);
    }

    private sealed class Endless : IContext
    {
        private readonly Chan<Unit> _done = new();

        public Endless() => _done.Close();

        public IReceiveChan<Unit>? Done => _done;

        public Exception? Err => null;

        public DateTimeOffset? Deadline => null;

        public object? Value(object key) => null;
    }
}
