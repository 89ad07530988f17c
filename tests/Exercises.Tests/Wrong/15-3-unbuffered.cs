// misconception: nobody-receives
// Who is no longer listened to goes away by itself.
async GoTask<string> AnswerWithin(TimeSpan limit, Func<IContext, GoTask<string>> backend)
{
    var (ctx, cancel) = Context.WithTimeout(Context.Background, limit);
    using var deferred = Defer(() => cancel());

    var answer = new Chan<string>();
    Go(async () => await answer.Send(await backend(ctx)));

    var answered = Receive(answer);
    return await Select(answered, Receive(ctx.Done)) == 0 ? answered.Value : "504";
}
