using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>Parents, children, values.</summary>
public sealed class ContextTreeTests
{
    private enum Key
    {
        One = 1,
        Two,
    }

    private enum OtherKey
    {
        One = 1,
    }

    public static TheoryData<string> All => Machine.All;

    [Fact, Trait("Rule", "CTX-01")]
    public void The_roots_are_never_cancelled_and_have_nothing()
    {
        foreach (var root in new[] { Context.Background, Context.Todo })
        {
            Assert.Null(root.Done);
            Assert.Null(root.Err);
            Assert.Null(root.Deadline);
            Assert.Null(root.Value(Key.One));
            Assert.Null(Context.Cause(root));
            Assert.False(root.Token.CanBeCanceled);
        }
        Assert.Equal("context.Background", Context.Background.ToString());
        Assert.Equal("context.TODO", Context.Todo.ToString());
        Assert.NotSame(Context.Background, Context.Todo);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-02")]
    public async Task Cancel_closes_Done_and_sets_Err_and_a_second_time_does_nothing(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                Assert.Equal(1, await Select(Receive(ctx.Done), Default));
                Assert.Null(ctx.Err);
                cancel();
                Assert.False((await ctx.Done!.ReceiveOk()).Ok);
                Assert.Same(Context.Canceled, ctx.Err);
                cancel();
                Assert.False((await ctx.Done.ReceiveOk()).Ok);
                Assert.Same(Context.Canceled, ctx.Err);
                Assert.Equal("context canceled", ctx.Err!.Message);
            }
        );
    }

    [Fact, Trait("Rule", "CTX-03")]
    public void Cancelling_a_parent_cancels_all_descendants_before_it_returns()
    {
        var (root, cancel) = Context.WithCancel(Context.Background);
        var all = new List<IContext> { root };
        for (int i = 0; i < 100; i++)
        {
            var parent = all[i / 3];
            all.Add(
                (i % 4) switch
                {
                    0 => Context.WithCancel(parent).Context,
                    1 => Context.WithTimeout(parent, TimeSpan.FromHours(1)).Context,
                    2 => Context.WithValue(parent, Key.One, i),
                    _ => Context.WithCancelCause(parent).Context,
                }
            );
        }
        Assert.All(all, c => Assert.Null(c.Err));
        cancel();
        Assert.All(all, c => Assert.Same(Context.Canceled, c.Err));
        Assert.All(all, c => Assert.True(c.Done!.TryReceive(out _)));
    }

    [Fact, Trait("Rule", "CTX-03")]
    public void A_chain_of_any_depth_is_cancelled()
    {
        var (root, cancel) = Context.WithCancel(Context.Background);
        var last = root;
        for (int i = 0; i < 100_000; i++)
            last =
                i % 2 == 0
                    ? Context.WithCancel(last).Context
                    : Context.WithValue(last, Key.One, "above");
        var deepest = Context.WithCancel(Context.WithValue(last, Key.Two, "x")).Context;
        Assert.Null(deepest.Deadline);
        Assert.Null(deepest.Value(OtherKey.One));
        cancel();
        Assert.Same(Context.Canceled, deepest.Err);
    }

    [Fact, Trait("Rule", "CTX-04")]
    public void Cancelling_a_child_leaves_parent_and_siblings_alive()
    {
        var (root, _) = Context.WithCancel(Context.Background);
        var children = Enumerable.Range(0, 5).Select(_ => Context.WithCancel(root)).ToList();
        foreach (int i in new[] { 2, 0, 4 })
        {
            children[i].Cancel();
            Assert.NotNull(children[i].Context.Err);
        }
        Assert.Null(root.Err);
        Assert.Null(children[1].Context.Err);
        Assert.Null(children[3].Context.Err);
    }

    [Fact, Trait("Rule", "CTX-04")]
    public void A_cancelled_child_is_forgotten_by_its_parent()
    {
        var (root, cancel) = Context.WithCancel(Context.Background);
        var gone = CancelledChildren(root);
        GC.Collect();
        Assert.All(gone, child => Assert.False(child.IsAlive));
        Assert.Null(root.Err);
        cancel();
    }

    [Fact]
    public void A_cancelled_child_does_not_keep_its_siblings()
    {
        var (kept, gone) = CancelledWithParent();
        GC.Collect();
        Assert.All(gone, child => Assert.False(child.IsAlive));
        Assert.NotNull(kept.Err);
    }

    [Fact, Trait("Rule", "CTX-05")]
    public void A_child_of_a_cancelled_parent_is_born_cancelled_with_its_cause()
    {
        var cause = new InvalidOperationException("cause");
        var (root, cancel) = Context.WithCancelCause(Context.Background);
        cancel(cause);
        var (child, _) = Context.WithCancel(Context.WithValue(root, Key.One, 1));
        var (timed, _) = Context.WithTimeout(root, TimeSpan.FromHours(1));
        var (late, _) = Context.WithTimeout(root, TimeSpan.Zero);
        foreach (var born in new[] { child, timed, late })
        {
            Assert.Same(Context.Canceled, born.Err);
            Assert.Same(cause, Context.Cause(born));
            Assert.True(born.Done!.TryReceive(out _));
        }
    }

    [Fact, Trait("Rule", "CTX-08")]
    public void Value_finds_the_nearest_one_with_an_equal_key_of_the_same_type()
    {
        var ctx = Context.WithValue(Context.Background, Key.One, "c1k1");
        ctx = Context.WithValue(ctx, Key.Two, "k2");
        Assert.Equal("c1k1", ctx.Value(Key.One));
        var inner = Context.WithValue(Context.WithCancel(ctx).Context, Key.One, "c2k1");
        Assert.Equal("c2k1", inner.Value(Key.One));
        Assert.Equal("c1k1", ctx.Value(Key.One));
        Assert.Equal("k2", inner.Value(Key.Two));
        // Equal numbers below, but not the same type.
        Assert.Null(inner.Value(OtherKey.One));
        Assert.Null(inner.Value(1));
        Assert.Null(Context.WithValue(inner, Key.One, null).Value(Key.One));
    }

    [Fact, Trait("Rule", "CTX-10")]
    public void WithoutCancel_keeps_the_values_and_nothing_else()
    {
        var (root, cancel) = Context.WithTimeout(Context.Background, TimeSpan.FromHours(1));
        var valued = Context.WithValue(root, Key.One, "value");
        var free = Context.WithoutCancel(valued);
        cancel();
        Assert.Equal("value", free.Value(Key.One));
        Assert.Null(free.Done);
        Assert.Null(free.Deadline);
        Assert.Null(free.Err);
        Assert.Null(Context.Cause(free));
        Assert.False(free.Token.CanBeCanceled);
        Assert.EndsWith(".WithoutCancel", free.ToString(), StringComparison.Ordinal);
        var (below, cancelBelow) = Context.WithCancel(free);
        Assert.Null(below.Err);
        cancelBelow();
        Assert.NotNull(below.Err);
        Assert.Null(free.Err);
    }

    [Fact, Trait("Rule", "CTX-29")]
    public void Done_is_the_same_channel_at_each_call()
    {
        var (early, cancel) = Context.WithCancel(Context.Background);
        var valued = Context.WithValue(early, Key.One, 1);
        var done = early.Done;
        Assert.NotNull(done);
        Assert.Same(done, valued.Done);
        cancel();
        Assert.Same(done, early.Done);
        Assert.Same(done, valued.Done);
        // Asked for the first time after the end.
        var (late, cancelLate) = Context.WithCancel(Context.Background);
        cancelLate();
        Assert.NotNull(late.Done);
        Assert.Same(late.Done, late.Done);
        Assert.NotSame(done, late.Done);
    }

    [Fact]
    public void A_nil_parent_or_key_panics()
    {
        const string NilParent = "cannot create context from nil parent";
        Assert.Equal(NilParent, PanicOf(() => Context.WithCancel(null!)));
        Assert.Equal(NilParent, PanicOf(() => Context.WithCancelCause(null!)));
        Assert.Equal(NilParent, PanicOf(() => Context.WithTimeout(null!, TimeSpan.Zero)));
        Assert.Equal(
            NilParent,
            PanicOf(() => Context.WithDeadline(null!, DateTimeOffset.MaxValue))
        );
        Assert.Equal(NilParent, PanicOf(() => Context.WithValue(null!, Key.One, 1)));
        Assert.Equal(NilParent, PanicOf(() => Context.WithoutCancel(null!)));
        Assert.Equal("nil key", PanicOf(() => Context.WithValue(Context.Background, null!, 1)));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-19")]
    public async Task What_was_written_before_cancel_is_seen_by_who_sees_Done_closed(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 1; round <= 100; round++)
                {
                    int plain = 0;
                    int seen = 0;
                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    var wg = new WaitGroup();
                    wg.Go(async () =>
                    {
                        await ctx.Done!.Receive();
                        Assert.Equal(round, plain);
                    });
                    wg.Add(1);
                    Context.AfterFunc(
                        ctx,
                        () =>
                        {
                            seen = plain;
                            wg.Done();
                        }
                    );
                    plain = round;
                    cancel();
                    await wg.Wait();
                    Assert.Equal(round, seen);
                }
            }
        );
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> CancelledChildren(IContext root)
    {
        var gone = new List<WeakReference>();
        for (int i = 0; i < 100; i++)
        {
            var (child, cancel) = Context.WithCancel(root);
            var stop = Context.AfterFunc(root, () => { });
            var (timed, cancelTimed) = Context.WithTimeout(root, TimeSpan.FromHours(1));
            gone.Add(new WeakReference(child));
            gone.Add(new WeakReference(stop.Target));
            gone.Add(new WeakReference(timed));
            cancel();
            stop();
            cancelTimed();
        }
        return gone;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (IContext Kept, List<WeakReference> Gone) CancelledWithParent()
    {
        var (root, cancel) = Context.WithCancel(Context.Background);
        var children = Enumerable.Range(0, 9).Select(_ => Context.WithCancel(root).Context);
        var all = children.ToList();
        cancel();
        var kept = all[4];
        return (kept, all.Where(c => c != kept).Select(c => new WeakReference(c)).ToList());
    }

    private static object? PanicOf(Action call) => Assert.Throws<PanicException>(call).Value;
}
