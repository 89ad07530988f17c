// misconception: goroutine-left-behind
// Believed that a goroutine that waits for b costs nothing once nobody needs it.
(IContext Context, Action Cancel) Both(IContext a, IContext b)
{
    var (ctx, cancel) = Context.WithCancelCause(a);
    Go(async () =>
    {
        await Receive(b.Done);
        cancel(Context.Cause(b));
    });
    return (ctx, () => cancel(null));
}
