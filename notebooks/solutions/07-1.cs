async GoTask Countdown(int from, ISendChan<int> output)
{
    for (int i = from; i >= 1; i--)
        await output.Send(i);
    output.Close(); // also when there was nothing to send
}
