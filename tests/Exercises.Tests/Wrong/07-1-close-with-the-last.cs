// misconception: no-numbers-no-close
// Believes that there always is a last number, and closes in the loop when it has been sent.
async GoTask Countdown(int from, ISendChan<int> output)
{
    for (int i = from; i >= 1; i--)
    {
        await output.Send(i);
        if (i == 1)
            output.Close();
    }
}
