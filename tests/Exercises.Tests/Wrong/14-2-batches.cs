// misconception: in-batches
// Believed that "two at a time" means two, then the next two when both are ready.
async GoTask<string[]> InOrder(string[] dishes, int cooks, Func<string, GoTask<string>> cook)
{
    var results = new string[dishes.Length];
    for (int begin = 0; begin < dishes.Length; begin += cooks)
    {
        var wg = new WaitGroup();
        for (int i = begin; i < Math.Min(begin + cooks, dishes.Length); i++)
        {
            int mine = i;
            wg.Go(async () => results[mine] = await cook(dishes[mine]));
        }
        await wg.Wait();
    }
    return results;
}
