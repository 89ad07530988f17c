// misconception: drops-the-answer
// Believes that a try to send fails only when somebody else was quicker.
async GoTask<string> Quickest(Func<GoTask<string>>[] servers)
{
    var answers = new Chan<string>();
    foreach (var ask in servers)
        Go(async () =>
        {
            answers.TrySend(await ask());
        });
    return await answers.Receive();
}
