// misconception: remainder-lost
// A quarter of the length is the same for every part.
async GoTask<int> SumInFour(int[] numbers)
{
    var all = new ArraySegment<int>(numbers);
    var c = new Chan<int>();
    int quarter = numbers.Length / 4;
    for (int i = 0; i < 4; i++)
        Go(Sum, all[(i * quarter)..((i + 1) * quarter)], c);

    int sum = 0;
    for (int i = 0; i < 4; i++)
        sum += await c.Receive();
    return sum;
}
