using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>Many contexts, many goroutines.</summary>
public sealed class ContextStressTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-26")]
    public async Task Layers_of_any_kind_end_and_give_values_as_they_should(string machine)
    {
        await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    for (int seed = 1; seed <= 20; seed++)
                    {
                        await RandomLayers(new Random(seed), byTimeout: false);
                        await RandomLayers(new Random(seed), byTimeout: true);
                    }
                })
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task Ten_thousand_contexts_are_cancelled_at_once(string machine)
    {
        const int Count = 10_000;
        int woken = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var (root, cancel) = Context.WithCancel(Context.Background);
                var all = new IContext[Count];
                all[0] = root;
                var waiting = new WaitGroup();
                for (int i = 1; i < Count; i++)
                    all[i] = Context.WithCancel(all[(i - 1) / 4]).Context;
                for (int i = 0; i < Count; i += 5)
                {
                    var ctx = all[i];
                    waiting.Go(async () =>
                    {
                        await ctx.Done!.Receive();
                        Interlocked.Increment(ref woken);
                    });
                }
                await Sleep(TimeSpan.FromMilliseconds(1));
                cancel();
                Assert.All(all, c => Assert.Same(Context.Canceled, c.Err));
                await waiting.Wait();
            }
        );
        Assert.Equal(Count / 5, woken);
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-31")]
    public async Task A_tree_that_many_goroutines_use_at_once_stays_right(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int round = 0; round < 20; round++)
                {
                    int calls = 0;
                    var (root, cancel) = Context.WithCancel(Context.Background);
                    for (int g = 0; g < 8; g++)
                    {
                        int id = g;
                        wg.Go(async () =>
                        {
                            for (int i = 0; i < 25; i++)
                            {
                                var (own, cancelOwn) = Context.WithCancelCause(
                                    Context.WithValue(root, "id", id)
                                );
                                var (below, cancelBelow) = Context.WithTimeout(
                                    own,
                                    TimeSpan.FromHours(1)
                                );
                                var stop = Context.AfterFunc(
                                    below,
                                    () => Interlocked.Increment(ref calls)
                                );
                                Assert.Equal(id, below.Value("id"));
                                if (i % 5 == 0)
                                    await Gosched();
                                if (i % 3 == 0)
                                    cancelBelow();
                                else
                                    cancelOwn(null);
                                Assert.Same(Context.Canceled, below.Err);
                                Assert.False(stop());
                                cancelOwn(null);
                            }
                        });
                    }
                    wg.Go(cancel);
                    await wg.Wait();
                    Assert.Same(Context.Canceled, root.Err);
                }
            }
        );
    }

    [Fact, Trait("Rule", "CTX-03"), Trait("Rule", "CTX-31")]
    public void Of_two_who_cancel_at_once_each_finds_the_whole_tree_cancelled()
    {
        int missed = 0;
        Action cancel = () => { };
        IContext last = Context.Background;
        void MakeTree()
        {
            (var root, cancel) = Context.WithCancel(Context.Background);
            var below = new List<IContext> { root };
            for (int i = 0; i < 1000; i++)
                below.Add(Context.WithCancel(below[i / 2]).Context);
            last = below[^1];
        }
        void CancelAndLook()
        {
            cancel();
            if (last.Err is null)
                Interlocked.Increment(ref missed);
        }
        AtOnce(200, MakeTree, CancelAndLook, CancelAndLook);
        Assert.Equal(0, missed);
    }

    [Fact, Trait("Rule", "CTX-31")]
    public void Who_sees_a_child_cancelled_by_its_parent_sees_the_parent_cancelled()
    {
        int missed = 0;
        Action cancel = () => { };
        IContext root = Context.Background;
        IContext[] children = [];
        void MakeTree()
        {
            (root, cancel) = Context.WithCancel(Context.Background);
            children = new IContext[200];
            for (int i = 0; i < children.Length; i++)
                children[i] = Context.WithCancel(root).Context;
        }
        void Look()
        {
            SpinWait.SpinUntil(() => Array.Exists(children, c => c.Err is not null));
            if (root.Err is null)
                missed++;
        }
        AtOnce(200, MakeTree, () => cancel(), Look);
        Assert.Equal(0, missed);
    }

    [Fact, Trait("Rule", "CTX-31")]
    public void A_token_made_while_its_context_is_cancelled_is_cancelled()
    {
        var (ctx, cancel) = Context.WithCancel(Context.Background);
        var tokens = new List<CancellationToken>();
        AtOnce(
            500,
            () => (ctx, cancel) = Context.WithCancel(Context.Background),
            () => cancel(),
            () => tokens.Add(ctx.Token)
        );
        Assert.All(tokens, token => Assert.True(token.IsCancellationRequested));
    }

    [Theory, MemberData(nameof(All)), Trait("Rule", "CTX-31")]
    public async Task Err_and_Done_and_the_token_agree_at_every_instant(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 0; round < 200; round++)
                {
                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    var wg = new WaitGroup();
                    wg.Go(cancel);
                    wg.Go(() =>
                    {
                        while (ctx.Err is null)
                            if (ctx.Done!.TryReceive(out _))
                                Assert.NotNull(ctx.Err);
                            else if (machine.StartsWith("sim", StringComparison.Ordinal))
                                return;
                        Assert.True(ctx.Done!.TryReceive(out _));
                    });
                    var token = ctx.Token;
                    await wg.Wait();
                    Assert.True(token.IsCancellationRequested);
                }
            }
        );
    }

    /// <summary>Runs both on two threads that start each round as nearly at the same instant as can be.</summary>
    private static void AtOnce(int rounds, Action prepare, Action first, Action second)
    {
        int ready = 0;
        int done = 0;
        var other = new Thread(() =>
        {
            for (int round = 1; round <= rounds; round++)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref ready) == round);
                second();
                Volatile.Write(ref done, round);
            }
        });
        other.Start();
        for (int round = 1; round <= rounds; round++)
        {
            prepare();
            Volatile.Write(ref ready, round);
            // How late the other one is varies: try all of it.
            Thread.SpinWait(round % 64);
            first();
            SpinWait.SpinUntil(() => Volatile.Read(ref done) == round);
        }
        other.Join();
    }

    private static async GoTask RandomLayers(Random random, bool byTimeout)
    {
        var start = Now();
        var layers = new List<IContext> { Context.Background };
        var ends = new Dictionary<int, Action>();
        var values = new Dictionary<int, int>();
        var deadline = TimeSpan.MaxValue;
        for (int i = 1; i <= 30; i++)
        {
            var parent = layers[^1];
            IContext made;
            switch (random.Next(3))
            {
                case 0:
                    (made, ends[i]) = Context.WithCancel(parent);
                    break;
                case 1:
                    made = Context.WithValue(parent, i, values[i] = random.Next());
                    break;
                default:
                    var timeout = TimeSpan.FromSeconds(random.Next(100, 1000));
                    (made, ends[i]) = Context.WithTimeout(parent, timeout);
                    deadline = timeout < deadline ? timeout : deadline;
                    break;
            }
            layers.Add(made);
        }
        foreach (var (layer, value) in values)
        {
            Assert.Equal(value, layers[^1].Value(layer));
            Assert.Equal(value, layers[layer].Value(layer));
            Assert.Null(layers[layer - 1].Value(layer));
        }
        Assert.All(layers, c => Assert.Null(c.Err));
        if (byTimeout && deadline < TimeSpan.MaxValue)
        {
            await layers[^1].Done!.Receive();
            Assert.Equal(deadline, Since(start));
            Assert.Same(Context.DeadlineExceeded, layers[^1].Err);
        }
        else
        {
            var (layer, end) = ends.ElementAt(random.Next(ends.Count));
            end();
            for (int i = 0; i < layers.Count; i++)
                Assert.Same(i < layer ? null : Context.Canceled, layers[i].Err);
        }
        foreach (var (layer, value) in values)
            Assert.Equal(value, layers[^1].Value(layer));
        foreach (var end in ends.Values)
            end();
        Assert.All(layers.Skip(ends.Keys.Min()), c => Assert.NotNull(c.Err));
    }
}
