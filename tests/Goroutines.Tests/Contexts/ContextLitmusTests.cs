using static Goroutines.Builtin;
using static Goroutines.Tests.GoText;

namespace Goroutines.Tests.Contexts;

/// <summary>Go programs in C#: what they print is what the originals print.</summary>
public sealed class ContextLitmusTests
{
    private enum Key
    {
        One = 1,
        Two,
    }

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CTX-01"), Trait("Rule", "CTX-02"), Trait("Rule", "CTX-05")]
    [Trait("Rule", "CTX-07"), Trait("Rule", "CTX-10"), Trait("Rule", "CTX-20")]
    public async Task L23_cancelling_a_node_cancels_its_subtree_only(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (root, cancelRoot) = Context.WithCancelCause(Context.Background);
                var (a, cancelA) = Context.WithCancel(Context.WithValue(root, Key.One, "one"));
                var (a1, cancelA1) = Context.WithTimeout(a, TimeSpan.FromHours(1));
                using var deferredA1 = Defer(cancelA1);
                var (b, cancelB) = Context.WithCancelCause(root);
                var free = Context.WithoutCancel(a1);
                Print(a1.Value(Key.One), a1.Value(Key.Two), b.Value(Key.One), free.Value(Key.One));
                cancelA();
                cancelA();
                await Show("root", root);
                await Show("a   ", a);
                await Show("a1  ", a1);
                await Show("b   ", b);
                cancelB(new InvalidOperationException("b-cause"));
                cancelRoot(new InvalidOperationException("root-cause"));
                await Show("root", root);
                await Show("a   ", a);
                await Show("b   ", b);
                var (late, cancelLate) = Context.WithCancel(root);
                using var deferredLate = Defer(cancelLate);
                await Show("late", late);
                await Show("free", free);
                Print("free: done is nil:", free.Done is null, "deadline:", free.Deadline != null);
                Print(Context.Background, "/", Context.Todo, "/", a);
                Print(
                    Equals(Context.DeadlineExceeded, Context.Canceled),
                    Context.Canceled,
                    "/",
                    Context.DeadlineExceeded
                );
            }
        );
        const string KeyName = "Goroutines.Tests.Contexts.ContextLitmusTests+Key";
        Assert.Equal(
            $"""
            one <nil> <nil> one
            root active err: <nil> | cause: <nil>
            a    done   err: context canceled | cause: context canceled
            a1   done   err: context canceled | cause: context canceled
            b    active err: <nil> | cause: <nil>
            root done   err: context canceled | cause: root-cause
            a    done   err: context canceled | cause: context canceled
            b    done   err: context canceled | cause: b-cause
            late done   err: context canceled | cause: root-cause
            free active err: <nil> | cause: <nil>
            free: done is nil: true deadline: false
            context.Background / context.TODO / context.Background.WithCancel.WithValue({KeyName}, one).WithCancel
            false context canceled / context deadline exceeded

            """,
            output
        );

        static async GoTask Show(string name, IContext ctx)
        {
            string state = await Select(Receive(ctx.Done), Default) == 0 ? "done  " : "active";
            Print(name, state, "err:", ctx.Err, "| cause:", Context.Cause(ctx));
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CTX-11"), Trait("Rule", "CTX-12"), Trait("Rule", "CTX-13")]
    [Trait("Rule", "CTX-15"), Trait("Rule", "CTX-16"), Trait("Rule", "CTX-17")]
    [Trait("Rule", "CTX-18"), Trait("Rule", "CTX-19")]
    public async Task L24_deadlines_in_a_bubble_are_exact(string machine)
    {
        string output = await Machine.Output(
            machine,
            () =>
                Bubble.Run(async () =>
                {
                    var start = Now();
                    var second = TimeSpan.FromSeconds(1);
                    Print("clock:", ContextText.Time(start));
                    var (outer, _) = Context.WithTimeout(Context.Background, 10 * second);
                    var (inner, _) = Context.WithTimeout(outer, TimeSpan.FromHours(1));
                    Print("inner deadline +", inner.Deadline - start, inner.Deadline != null);
                    var ran = false;
                    var stop = Context.AfterFunc(inner, () => ran = true);
                    await Sleep(10 * second - TimeSpan.FromTicks(1));
                    await Bubble.Wait();
                    Print("just before:", inner.Err, ran);
                    await Sleep(TimeSpan.FromTicks(1));
                    await Bubble.Wait();
                    Print("at deadline:", inner.Err, ran, "stop:", stop(), "elapsed", Since(start));

                    var slow = new InvalidOperationException("too slow");
                    var (late, _) = Context.WithTimeoutCause(Context.Background, second, slow);
                    await late.Done!.Receive();
                    Print(late.Err, "|", Context.Cause(late), "|", Since(start));

                    var minuteAgo = Now() - TimeSpan.FromMinutes(1);
                    var (past, _) = Context.WithDeadline(Context.Background, minuteAgo);
                    Print("past deadline, at once:", past.Err);

                    var (ctx, cancel) = Context.WithCancel(Context.Background);
                    int n = 0;
                    var stop5 = Context.AfterFunc(ctx, () => n++);
                    Print("stop before cancel:", stop5(), "second stop:", stop5());
                    cancel();
                    await Bubble.Wait();
                    Print("calls after stop:", n);
                    Context.AfterFunc(ctx, () => n += 10);
                    await Bubble.Wait();
                    Print("registered after cancel, calls:", n);
                    Print("Timeout():", Context.DeadlineExceeded.Timeout);
                })
        );
        Assert.Equal(
            """
            clock: 2000-01-01 00:00:00 +0000 UTC
            inner deadline + 10s true
            just before: <nil> false
            at deadline: context deadline exceeded true stop: false elapsed 10s
            context deadline exceeded | too slow | 11s
            past deadline, at once: context deadline exceeded
            stop before cancel: true second stop: false
            calls after stop: 0
            registered after cancel, calls: 10
            Timeout(): true

            """,
            output
        );
    }
}
