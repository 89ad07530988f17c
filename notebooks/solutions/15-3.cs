async GoTask<string> AnswerWithin(TimeSpan limit, Func<IContext, GoTask<string>> backend)
{
    var (ctx, cancel) = Context.WithTimeout(Context.Background, limit);
    using var deferred = Defer(() => cancel());

    var answer = new Chan<string>(1); // room for an answer that comes too late
    Go(async () => await answer.Send(await backend(ctx)));

    var answered = Receive(answer);
    bool inTime = await Select(answered, Receive(ctx.Done)) == 0 && ctx.Err is null;
    return inTime ? answered.Value : "504";
}
