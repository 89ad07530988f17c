async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    while (left is not null || right is not null)
        switch (await Select(Receive(left, out var l), Receive(right, out var r)))
        {
            case 0 when !l.Ok:
                left = null; // its case is off from now on
                break;
            case 0:
                await output.Send(l.Value);
                break;
            case 1 when !r.Ok:
                right = null;
                break;
            case 1:
                await output.Send(r.Value);
                break;
        }
    output.Close();
}
