// misconception: null-is-not-over
// Believes that an input is over only when its close has been seen.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    int open = 2;
    while (open > 0)
        switch (await Select(Receive(left, out var l), Receive(right, out var r)))
        {
            case 0 when l.Ok:
                await output.Send(l.Value);
                break;
            case 0:
                left = null;
                open--;
                break;
            case 1 when r.Ok:
                await output.Send(r.Value);
                break;
            case 1:
                right = null;
                open--;
                break;
        }
    output.Close();
}
