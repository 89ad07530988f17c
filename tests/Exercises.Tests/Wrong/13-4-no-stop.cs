// misconception: stop-forgotten
// Believed that cancelling the child also takes back what was registered with b.
(IContext Context, Action Cancel) Both(IContext a, IContext b)
{
    var (ctx, cancel) = Context.WithCancelCause(a);
    Context.AfterFunc(b, () => cancel(Context.Cause(b)));
    return (ctx, () => cancel(null));
}
