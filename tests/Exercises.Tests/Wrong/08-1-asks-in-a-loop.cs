// misconception: polls
// Believes that waiting for two things means to look at both again and again.
async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right)
{
    while (true)
        switch (await Select(Receive(left, out var l), Receive(right, out var r), Default))
        {
            case 0:
                return l.Value;
            case 1:
                return r.Value;
            default:
                await Gosched();
                break;
        }
}
