// misconception: waits-for-the-kitchen
// Believed that a context with a timeout stops the function that it is passed to.
async GoTask<string> Ask(IContext ctx, TimeSpan patience, Func<IContext, GoTask<string>> kitchen)
{
    var (order, cancel) = Context.WithTimeout(ctx, patience);
    using var deferred = Defer(cancel);
    string answer = await kitchen(order);
    return order.Err is null ? answer : "too late";
}
