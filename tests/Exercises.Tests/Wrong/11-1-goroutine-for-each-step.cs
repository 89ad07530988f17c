// misconception: steps-not-in-order
// Its author believed that what is started in order runs in order.
async GoTask Count(int rounds, Action<int> step)
{
    var wg = new WaitGroup();
    for (int i = 1; i <= rounds; i++)
    {
        int mine = i;
        wg.Go(() => step(mine));
    }
    await wg.Wait();
}
