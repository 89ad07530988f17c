// misconception: waits-for-all
// Believes that every answer has to be received, so that nobody is left behind.
async GoTask<string> Quickest(Func<GoTask<string>>[] servers)
{
    var answers = new Chan<string>();
    foreach (var ask in servers)
        Go(async () => await answers.Send(await ask()));
    string first = await answers.Receive();
    for (int i = 1; i < servers.Length; i++)
        await answers.Receive();
    return first;
}
