async GoTask Count(int rounds, Action<int> step)
{
    for (int i = 1; i <= rounds; i++)
    {
        step(i);
        if (i % 100 == 0)
            await Gosched();
    }
}
