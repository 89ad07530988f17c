// misconception: cancel-forgotten
// Believed that a context with a timeout needs no cancel, because it ends by itself.
async GoTask<string> Ask(IContext ctx, TimeSpan patience, Func<IContext, GoTask<string>> kitchen)
{
    var (order, _) = Context.WithTimeout(ctx, patience);
    var answers = new Chan<string>(1);
    Go(async () => await answers.Send(await kitchen(order)));
    int first = await Select(Receive(answers, out var answer), Receive(order.Done));
    return first == 0 ? answer.Value : "too late";
}
