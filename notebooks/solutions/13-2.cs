async GoTask<string> Ask(
    IContext ctx, TimeSpan patience, Func<IContext, GoTask<string>> kitchen)
{
    var (order, cancel) = Context.WithTimeout(ctx, patience);
    using var deferred = Defer(cancel);

    var answers = new Chan<string>(1); // room for an answer that nobody waits for any more
    Go(async () => await answers.Send(await kitchen(order)));

    int first = await Select(Receive(answers, out var answer), Receive(order.Done));
    return first == 0 ? answer.Value : "too late";
}
