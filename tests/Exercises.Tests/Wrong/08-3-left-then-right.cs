// misconception: one-after-another
// Believes that the order in which the inputs are read does not matter.
async GoTask Join(IReceiveChan<int>? left, IReceiveChan<int>? right, ISendChan<int> output)
{
    foreach (var input in new[] { left, right })
        if (input is not null)
            await foreach (int v in input)
                await output.Send(v);
    output.Close();
}
