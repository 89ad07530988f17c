(IContext Context, Action Cancel) Both(IContext a, IContext b)
{
    var (ctx, cancel) = Context.WithCancelCause(a);
    Func<bool> stop = Context.AfterFunc(b, () => cancel(Context.Cause(b)));
    return (ctx, () =>
    {
        stop();
        cancel(null);
    });
}
