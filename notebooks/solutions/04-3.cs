async GoTask<int> SumOfAThousand()
{
    var ch = new Chan<int>();
    for (int i = 1; i <= 1000; i++)
    {
        int mine = i;
        Go(async () => await ch.Send(mine));
    }
    int sum = 0;
    for (int i = 1; i <= 1000; i++)
        sum += await ch.Receive();
    return sum;
}
