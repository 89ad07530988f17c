async GoTask<string> FirstOf(IReceiveChan<string> left, IReceiveChan<string> right) =>
    await Select(Receive(left, out var l), Receive(right, out var r)) == 0 ? l.Value : r.Value;
