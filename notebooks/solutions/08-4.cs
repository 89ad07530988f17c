async GoTask<string> Quickest(Func<GoTask<string>>[] servers)
{
    var answers = new Chan<string>();
    var done = new Chan<Unit>();
    foreach (var ask in servers)
        Go(async () => await Select(Send(answers, await ask()), Receive(done)));
    string first = await answers.Receive();
    done.Close(); // whoever still has an answer may keep it, and end
    return first;
}
