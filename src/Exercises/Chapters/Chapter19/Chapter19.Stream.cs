using System.Runtime.CompilerServices;
using System.Threading;
using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>Exercise 2: from an async stream to a channel.</content>
internal static partial class Chapter19
{
    private static readonly Explanation[] s_notClosed =
    [
        new(
            FindingKind.Deadlock,
            "not-closed",
            "Feed has ended, and whoever ranges over the channel waits for ever: it must be closed on every way out, also when the source "
                + "fails."
        ),
    ];

    private static readonly Explanation[] s_leftBehind =
    [
        new(
            FindingKind.Deadlock,
            "feeder-left-behind",
            "The context is cancelled and the receiver has gone, and Feed still stands in its send. A send that may be given up is "
                + "a case of a Select, beside ctx.Done."
        ),
        new(
            FindingKind.Panic,
            "cancellation-thrown-on",
            "The source ended by an OperationCanceledException, as it should when it is told, and Feed threw it on. Here it is the "
                + "expected end.",
            Contains: "Canceled"
        ),
    ];

    private static void StreamToChannel(
        Func<IAsyncEnumerable<int>, Chan<int>, IContext, GoTask> feed,
        Examiner check
    )
    {
        check.InEveryOrder(
            "Every value arrives, in order, and then the channel is closed",
            async () =>
            {
                var to = new Chan<int>();
                Go(async () => await feed(Numbers(3, new()), to, Context.Background));
                var got = new List<int>();
                await foreach (int n in to)
                    got.Add(n);
                Expect.That(
                    got is [1, 2, 3],
                    "values-lost",
                    $"The source had 1, 2, 3, and {(got.Count == 0 ? "nothing" : string.Join(", ", got))} arrived."
                );
            },
            new Orders { Explain = s_notClosed }
        );
        check.InEveryOrder(
            "If the source fails, the channel is closed, and the exception comes out of Feed",
            async () =>
            {
                var to = new Chan<int>();
                var ended = new Chan<Exception?>(1);
                Go(async () => await ended.Send(await EndOf(feed, FailingSource(), to)));
                await foreach (int _ in to) { }
                Expect.That(
                    await ended.Receive() is FormatException,
                    "failure-swallowed",
                    "The source failed after its first value, and Feed returned as if that had been the end."
                );
            },
            new Orders { Explain = s_notClosed }
        );
        check.InEveryOrder(
            "When ctx is done Feed returns, even if nobody receives, without an exception; the channel is closed",
            async () =>
            {
                var (ctx, cancel) = Context.WithCancel(Context.Background);
                var to = new Chan<int>();
                var ended = new Chan<Unit>(1);
                var log = new SourceLog();
                Go(async () =>
                {
                    await feed(Numbers(4, log), to, ctx);
                    await ended.Send(default);
                });
                await to.Receive();
                cancel();
                await ended.Receive();
                Expect.That(
                    to.TryReceive(out _, out bool ok) && !ok,
                    "not-closed",
                    "Feed returned because the context was done, and left the channel open."
                );
                Expect.That(
                    log.IsDisposed,
                    "source-not-disposed",
                    "Feed returned, and the source's finally block has not run: an enumerator must be disposed of. await foreach does it."
                );
            },
            new Orders { Explain = s_leftBehind }
        );
        check.OnCores(
            "The source is told when ctx is done, also while it waits for its next value",
            cores: 2,
            async () =>
            {
                var (ctx, cancel) = Context.WithTimeout(Context.Background, 5 * s_ms);
                using var deferred = Defer(cancel);
                await feed(Patient(), new Chan<int>(), ctx);
            },
            run =>
                Expect.That(
                    run.Elapsed < 10 * s_ms,
                    "source-not-told",
                    $"The context was done after 5 ms, and Feed returned after {run.Elapsed.TotalMilliseconds}: the source went on waiting "
                        + "for its next value, since nobody gave it the token."
                ),
            s_leftBehind
        );
    }

    private static async GoTask<Exception?> EndOf(
        Func<IAsyncEnumerable<int>, Chan<int>, IContext, GoTask> feed,
        IAsyncEnumerable<int> source,
        Chan<int> to
    )
    {
        try
        {
            await feed(source, to, Context.Background);
            return null;
        }
        catch (FormatException e)
        {
            return e;
        }
    }

    private static async IAsyncEnumerable<int> Numbers(
        int count,
        SourceLog log,
        [EnumeratorCancellation] CancellationToken token = default
    )
    {
        try
        {
            for (int n = 1; n <= count; n++)
            {
                await Gosched();
                token.ThrowIfCancellationRequested();
                yield return n;
            }
        }
        finally
        {
            log.IsDisposed = true;
        }
    }

    private static async IAsyncEnumerable<int> FailingSource()
    {
        await Gosched();
        yield return 1;
        throw new FormatException("the line is broken");
    }

    /// <summary>Waits 50 ms for a value that never comes, unless it is told to stop.</summary>
    private static async IAsyncEnumerable<int> Patient(
        [EnumeratorCancellation] CancellationToken token = default
    )
    {
        for (int i = 0; i < 50; i++)
        {
            await Sleep(s_ms);
            token.ThrowIfCancellationRequested();
        }
        yield break;
    }

    private sealed class SourceLog
    {
        internal bool IsDisposed { get; set; }
    }
}
