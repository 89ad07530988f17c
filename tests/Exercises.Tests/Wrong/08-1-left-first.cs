// misconception: prefers-one-tray
// Believes that the cases of a select should be tried from top to bottom, and does it by hand.
async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right)
{
    if (left.TryReceive(out string already))
        return already;
    return await Select(Receive(left, out var l), Receive(right, out var r)) == 0
        ? l.Value
        : r.Value;
}
