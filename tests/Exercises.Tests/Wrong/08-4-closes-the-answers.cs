// misconception: receiver-closes
// Believes that closing a channel tells its senders to stop.
async GoTask<string> Quickest(Func<GoTask<string>>[] servers)
{
    var answers = new Chan<string>();
    foreach (var ask in servers)
        Go(async () => await answers.Send(await ask()));
    string first = await answers.Receive();
    answers.Close();
    return first;
}
