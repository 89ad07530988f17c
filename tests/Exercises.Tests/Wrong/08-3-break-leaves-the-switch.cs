// misconception: never-closes
// Believes that a break in a case leaves the loop around the switch.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    bool more = true;
    while (more)
        switch (await Select(Receive(left, out var l), Receive(right, out var r)))
        {
            case 0 when l.Ok:
                await output.Send(l.Value);
                continue;
            case 1 when r.Ok:
                await output.Send(r.Value);
                continue;
            case 0:
                left = null;
                if (right is null)
                    break; // both are over
                continue;
            case 1:
                right = null;
                if (left is null)
                    break; // both are over
                continue;
        }
    output.Close();
}
