// misconception: leaves-senders
// Believes that one place is enough, since only one answer is received.
async GoTask<string> Quickest(Func<GoTask<string>>[] servers)
{
    var answers = new Chan<string>(1);
    foreach (var ask in servers)
        Go(async () => await answers.Send(await ask()));
    return await answers.Receive();
}
