// misconception: backend-not-told
// It is enough that the visitor does not wait.
async GoTask<string> AnswerWithin(TimeSpan limit, Func<IContext, GoTask<string>> backend)
{
    var answer = new Chan<string>(1);
    Go(async () => await answer.Send(await backend(Context.Background)));

    var answered = Receive(answer);
    return await Select(answered, Receive(After(limit))) == 0 ? answered.Value : "504";
}
