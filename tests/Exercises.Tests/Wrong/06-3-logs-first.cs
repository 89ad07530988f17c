// misconception: logs-a-stroke-too-many
// Every ball that comes is a stroke.
async GoTask Player(
    string name,
    Chan<int> incoming,
    Chan<int> outgoing,
    Chan<bool> over,
    Action<string> log
)
{
    while (true)
    {
        int ball = await incoming.Receive();
        log(name);
        if (ball == 0)
        {
            await over.Send(true);
            return;
        }
        await outgoing.Send(ball - 1);
    }
}
