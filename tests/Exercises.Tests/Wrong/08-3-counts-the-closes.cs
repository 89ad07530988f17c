// misconception: closes-too-early
// Believes that the end of a channel is seen once, and counts ends.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    int open = (left is null ? 0 : 1) + (right is null ? 0 : 1);
    while (open > 0)
    {
        bool isLeft = await Select(Receive(left, out var l), Receive(right, out var r)) == 0;
        if (!(isLeft ? l.Ok : r.Ok))
            open--;
        else
            await output.Send(isLeft ? l.Value : r.Value);
    }
    output.Close();
}
