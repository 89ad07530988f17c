namespace Goroutines.Tests.Contexts;

/// <summary>Go's table of causes, row by row.</summary>
public sealed class CauseTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, Exception> s_words = new(StringComparer.Ordinal)
    {
        ["Canceled"] = Context.Canceled,
        ["DeadlineExceeded"] = Context.DeadlineExceeded,
        ["parent"] = new InvalidOperationException("the parent's cause"),
        ["child"] = new InvalidOperationException("the child's cause"),
        ["too slow"] = new InvalidOperationException("too slow"),
    };

    [Theory, Trait("Rule", "CTX-06"), Trait("Rule", "CTX-07")]
    [InlineData("Background", null, null)]
    [InlineData("Todo", null, null)]
    [InlineData("WithCancel", "Canceled", "Canceled")]
    [InlineData("WithCancelCause", "Canceled", "parent")]
    [InlineData("WithCancelCause, not cancelled", null, null)]
    [InlineData("WithCancelCause, nil", "Canceled", "Canceled")]
    [InlineData("WithCancelCause, second cause", "Canceled", "parent")]
    [InlineData("parent, then child", "Canceled", "parent")]
    [InlineData("child, then parent", "Canceled", "child")]
    [InlineData("parent, then child with nil", "Canceled", "parent")]
    [InlineData("child with nil, then parent", "Canceled", "Canceled")]
    [InlineData("parent with nil, then child", "Canceled", "Canceled")]
    [InlineData("child, then parent with nil", "Canceled", "child")]
    [InlineData("WithCancel below", "Canceled", "parent")]
    [InlineData("WithValue below", "Canceled", "parent")]
    [InlineData("WithTimeout", "DeadlineExceeded", "DeadlineExceeded")]
    [InlineData("WithTimeout, cancelled", "Canceled", "Canceled")]
    [InlineData("WithTimeoutCause", "DeadlineExceeded", "too slow")]
    [InlineData("WithTimeoutCause, cancelled", "Canceled", "Canceled")]
    [InlineData("WithTimeoutCause below one that has ended", "DeadlineExceeded", "too slow")]
    [InlineData("WithTimeoutCause below another, cancelled", "Canceled", "Canceled")]
    [InlineData("WithDeadlineCause", "DeadlineExceeded", "too slow")]
    [InlineData("WithoutCancel", null, null)]
    [InlineData("WithoutCancel, parent cancelled", null, null)]
    [InlineData("WithoutCancel, parent timed out", null, null)]
    public void Err_and_cause(string row, string? err, string? cause)
    {
        var ctx = Make(row);
        Assert.Same(Word(err), ctx.Err);
        Assert.Same(Word(cause), Context.Cause(ctx));
    }

    private static IContext Make(string row)
    {
        var background = Context.Background;
        var (parent, cancelParent) = Context.WithCancelCause(background);
        var (child, cancelChild) = Context.WithCancelCause(parent);
        switch (row)
        {
            case "Background":
                return background;
            case "Todo":
                return Context.Todo;
            case "WithCancel":
                var (plain, cancelPlain) = Context.WithCancel(background);
                cancelPlain();
                return plain;
            case "WithCancelCause":
                cancelParent(Word("parent"));
                return parent;
            case "WithCancelCause, not cancelled":
                return parent;
            case "WithCancelCause, nil":
                cancelParent(null);
                return parent;
            case "WithCancelCause, second cause":
                cancelParent(Word("parent"));
                cancelParent(Word("child"));
                return parent;
            case "parent, then child":
                cancelParent(Word("parent"));
                cancelChild(Word("child"));
                return child;
            case "child, then parent":
                cancelChild(Word("child"));
                cancelParent(Word("parent"));
                return child;
            case "parent, then child with nil":
                cancelParent(Word("parent"));
                cancelChild(null);
                return child;
            case "child with nil, then parent":
                cancelChild(null);
                cancelParent(Word("parent"));
                return child;
            case "parent with nil, then child":
                cancelParent(null);
                cancelChild(Word("child"));
                return child;
            case "child, then parent with nil":
                cancelChild(Word("child"));
                cancelParent(null);
                return child;
            case "WithCancel below":
                var (below, cancelBelow) = Context.WithCancel(parent);
                cancelParent(Word("parent"));
                cancelBelow();
                return below;
            case "WithValue below":
                cancelParent(Word("parent"));
                return Context.WithValue(parent, "key", 1);
            case "WithTimeout":
                return Context.WithTimeout(background, TimeSpan.Zero).Context;
            case "WithTimeout, cancelled":
                return Cancelled(Context.WithTimeout(background, s_hour));
            case "WithTimeoutCause":
                return Late(background, TimeSpan.Zero).Context;
            case "WithTimeoutCause, cancelled":
                return Cancelled(Late(background, s_hour));
            case "WithTimeoutCause below one that has ended":
                return Late(Late(background, TimeSpan.Zero).Context, s_hour).Context;
            case "WithTimeoutCause below another, cancelled":
                return Cancelled(Late(Late(background, s_hour).Context, s_hour));
            case "WithDeadlineCause":
                var past = DateTimeOffset.UnixEpoch;
                return Context.WithDeadlineCause(background, past, Word("too slow")).Context;
            case "WithoutCancel":
                return Context.WithoutCancel(background);
            case "WithoutCancel, parent cancelled":
                cancelParent(Word("parent"));
                return Context.WithoutCancel(parent);
            case "WithoutCancel, parent timed out":
                return Context.WithoutCancel(Late(background, TimeSpan.Zero).Context);
            default:
                throw new ArgumentOutOfRangeException(nameof(row));
        }
    }

    private static (IContext Context, Action Cancel) Late(IContext parent, TimeSpan timeout) =>
        Context.WithTimeoutCause(parent, timeout, Word("too slow"));

    private static IContext Cancelled((IContext Context, Action Cancel) made)
    {
        made.Cancel();
        return made.Context;
    }

    private static Exception? Word(string? name) => name is null ? null : s_words[name];
}
