// misconception: one-goroutine-for-all
// A goroutine can send a thousand numbers.
async GoTask<int> SumOfAThousand()
{
    var ch = new Chan<int>();
    Go(async () =>
    {
        for (int i = 1; i <= 1000; i++)
            await ch.Send(i);
    });
    int sum = 0;
    for (int i = 1; i <= 1000; i++)
        sum += await ch.Receive();
    return sum;
}
