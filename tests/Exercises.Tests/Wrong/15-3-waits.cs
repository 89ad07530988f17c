// misconception: waits-for-the-backend
// A context with a deadline ends whatever it is given to.
async GoTask<string> AnswerWithin(TimeSpan limit, Func<IContext, GoTask<string>> backend)
{
    var (ctx, cancel) = Context.WithTimeout(Context.Background, limit);
    using var deferred = Defer(() => cancel());
    string answer = await backend(ctx);
    return ctx.Err is null ? answer : "504";
}
