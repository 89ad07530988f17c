async GoTask<int> SumInFour(int[] numbers)
{
    var all = new ArraySegment<int>(numbers);
    var c = new Chan<int>();
    for (int i = 0; i < 4; i++)
        Go(Sum, all[(i * numbers.Length / 4)..((i + 1) * numbers.Length / 4)], c);

    int sum = 0;
    for (int i = 0; i < 4; i++)
        sum += await c.Receive();
    return sum;
}
