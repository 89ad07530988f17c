// misconception: passes-on-the-end
// Believes that everything that a receive gives has been sent.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    bool leftOpen = left is not null;
    bool rightOpen = right is not null;
    while (leftOpen || rightOpen)
        if (await Select(Receive(left, out var l), Receive(right, out var r)) == 0)
        {
            leftOpen = l.Ok;
            await output.Send(l.Value);
        }
        else
        {
            rightOpen = r.Ok;
            await output.Send(r.Value);
        }
    output.Close();
}
