// misconception: cause-lost
// Believed that a cancellation brings its cause along, whoever passes it on.
(IContext Context, Action Cancel) Both(IContext a, IContext b)
{
    var (ctx, cancel) = Context.WithCancel(a);
    Func<bool> stop = Context.AfterFunc(b, cancel);
    return (
        ctx,
        () =>
        {
            stop();
            cancel();
        }
    );
}
