// misconception: captures-the-loop-variable
// A copy is a copy, wherever it is made.
async GoTask Numbers(Action<int> write)
{
    var wg = new WaitGroup();
    for (int i = 1; i <= 5; i++)
    {
        wg.Go(() =>
        {
            int mine = i;
            write(mine);
        });
    }
    await wg.Wait();
}
