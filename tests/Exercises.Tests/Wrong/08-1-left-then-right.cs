// misconception: waits-at-one-tray
// Believes that a receive gives up by itself when nothing comes.
async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right)
{
    var (l, ok) = await left.ReceiveOk();
    return ok ? l : await right.Receive();
}
