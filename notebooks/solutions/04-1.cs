async GoTask Numbers(Action<int> write)
{
    var wg = new WaitGroup();
    for (int i = 1; i <= 5; i++)
    {
        int mine = i;
        wg.Go(() => write(mine));
    }
    await wg.Wait();
}
