async GoTask Player(
    string name, Chan<int> incoming, Chan<int> outgoing, Chan<bool> over, Action<string> log)
{
    while (true)
    {
        int ball = await incoming.Receive();
        if (ball == 0)
        {
            await over.Send(true);
            return;
        }
        log(name);
        await outgoing.Send(ball - 1);
    }
}
