// misconception: context-not-released
// The deadline ends the context, so nobody needs to cancel it.
async GoTask<string> AnswerWithin(TimeSpan limit, Func<IContext, GoTask<string>> backend)
{
    var (ctx, _) = Context.WithTimeout(Context.Background, limit);

    var answer = new Chan<string>(1);
    Go(async () => await answer.Send(await backend(ctx)));

    var answered = Receive(answer);
    return await Select(answered, Receive(ctx.Done)) == 0 ? answered.Value : "504";
}
