// misconception: sleeps-to-give-way
// Its author believed that one must sleep to let others run.
async GoTask Count(int rounds, Action<int> step)
{
    for (int i = 1; i <= rounds; i++)
    {
        step(i);
        if (i % 100 == 0)
            await Sleep(TimeSpan.FromMilliseconds(1));
    }
}
