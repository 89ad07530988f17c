// misconception: not-a-child
// Believed that a timeout is made from Background, and that the caller's context is for others.
async GoTask<string> Ask(IContext ctx, TimeSpan patience, Func<IContext, GoTask<string>> kitchen)
{
    var (order, cancel) = Context.WithTimeout(Context.Background, patience);
    using var deferred = Defer(cancel);
    var answers = new Chan<string>(1);
    Go(async () => await answers.Send(await kitchen(order)));
    int first = await Select(Receive(answers, out var answer), Receive(order.Done));
    return first == 0 ? answer.Value : "too late";
}
