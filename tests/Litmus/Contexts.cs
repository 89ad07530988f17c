namespace main
{
#pragma warning disable CS8981 // The name is printed, and is the one that the type has in the Go twin.
    /// <summary>A key type of one's own, under the name that its Go twin has.</summary>
    internal readonly record struct key(int Number);
#pragma warning restore CS8981
}

namespace Litmus
{
    using main;

    /// <summary>Contexts.</summary>
    internal static class Contexts
    {
        /// <summary>L23: cancelling a node cancels its subtree only, with the right errors and causes.</summary>
        internal static async GoTask Tree()
        {
            var (root, cancelRoot) = Context.WithCancelCause(Context.Background);
            var (a, cancelA) = Context.WithCancel(Context.WithValue(root, new key(1), "one"));
            var (a1, cancelA1) = Context.WithTimeout(a, TimeSpan.FromHours(1));
            using var d1 = Defer(cancelA1);
            var (b, cancelB) = Context.WithCancelCause(root);
            var free = Context.WithoutCancel(a1);
            Println(
                a1.Value(new key(1)),
                a1.Value(new key(2)),
                b.Value(new key(1)),
                free.Value(new key(1))
            );
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
            using var d2 = Defer(cancelLate);
            await Show("late", late);
            await Show("free", free);
            Println(
                "free: done is nil:",
                free.Done is null,
                "deadline:",
                free.Deadline is not null
            );
            Println(Context.Background, "/", Context.Todo, "/", a);
            Println(
                Equals(Context.DeadlineExceeded, Context.Canceled),
                Context.Canceled,
                "/",
                Context.DeadlineExceeded
            );
        }

        /// <summary>L24: deadlines in virtual time are exact; the earliest wins; AfterFunc; causes.</summary>
        internal static async GoTask VirtualTime() => await Bubble.Run(VirtualTimeBody);

        private static async GoTask Show(string name, IContext c)
        {
            bool isDone = await Select(Receive(c.Done), Default) == 0;
            string state = isDone ? "done  " : "active";
            Println(name, state, "err:", c.Err, "| cause:", Context.Cause(c));
        }

        private static async GoTask VirtualTimeBody()
        {
            var start = Now();
            Println("clock:", start.ToString("yyyy-MM-dd HH:mm:ss +0000 'UTC'"));
            var (outer, c1) = Context.WithTimeout(Context.Background, Seconds(10));
            using var d1 = Defer(c1);
            var (inner, c2) = Context.WithTimeout(outer, TimeSpan.FromHours(1));
            using var d2 = Defer(c2);
            var deadline = inner.Deadline;
            Println("inner deadline +", deadline - start, deadline is not null);
            var ran = new AtomicBool();
            var stop = Context.AfterFunc(inner, () => ran.Store(true));
            await Sleep(Seconds(10) - TimeSpan.FromTicks(1));
            await Bubble.Wait();
            Println("just before:", inner.Err, ran.Load());
            await Sleep(TimeSpan.FromTicks(1));
            await Bubble.Wait();
            Println(
                "at deadline:",
                inner.Err,
                ran.Load(),
                "stop:",
                stop(),
                "elapsed",
                Since(start)
            );

            var tooSlow = new InvalidOperationException("too slow");
            var (slow, c3) = Context.WithTimeoutCause(Context.Background, Seconds(1), tooSlow);
            using var d3 = Defer(c3);
            await Receive(slow.Done);
            Println(slow.Err, "|", Context.Cause(slow), "|", Since(start));

            var aMinuteAgo = Now() - TimeSpan.FromMinutes(1);
            var (past, c4) = Context.WithDeadline(Context.Background, aMinuteAgo);
            using var d4 = Defer(c4);
            Println("past deadline, at once:", past.Err);

            var (ctx, c5) = Context.WithCancel(Context.Background);
            var n = new AtomicInt32();
            var stop5 = Context.AfterFunc(ctx, () => n.Add(1));
            Println("stop before cancel:", stop5(), "second stop:", stop5());
            c5();
            await Bubble.Wait();
            Println("calls after stop:", n.Load());
            Context.AfterFunc(ctx, () => n.Add(10));
            await Bubble.Wait();
            Println("registered after cancel, calls:", n.Load());
            Println("Timeout():", Context.DeadlineExceeded.Timeout);
        }
    }
}
