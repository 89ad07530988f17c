// misconception: captures-the-loop-variable
// Each turn of the loop has an i of its own.
async GoTask<int> SumOfAThousand()
{
    var ch = new Chan<int>();
    for (int i = 1; i <= 1000; i++)
        Go(async () => await ch.Send(i));
    int sum = 0;
    for (int n = 1; n <= 1000; n++)
        sum += await ch.Receive();
    return sum;
}
