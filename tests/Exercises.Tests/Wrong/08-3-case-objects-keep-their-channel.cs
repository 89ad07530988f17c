// misconception: spins-on-a-closed-channel
// Believes that a case made before the loop looks at the variable anew each time.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    var l = Receive(left);
    var r = Receive(right);
    while (left is not null || right is not null)
        switch (await Select(l, r))
        {
            case 0 when l.Ok:
                await output.Send(l.Value);
                break;
            case 0:
                left = null;
                break;
            case 1 when r.Ok:
                await output.Send(r.Value);
                break;
            case 1:
                right = null;
                break;
        }
    output.Close();
}
