// misconception: gives-way-too-often
// Its author believed that giving way costs nothing.
async GoTask Count(int rounds, Action<int> step)
{
    for (int i = 1; i <= rounds; i++)
    {
        step(i);
        await Gosched();
    }
}
