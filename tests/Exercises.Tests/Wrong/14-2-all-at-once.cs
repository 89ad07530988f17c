// misconception: no-limit
// Believed that the scheduler runs no more goroutines at a time than the task allows.
async GoTask<string[]> InOrder(string[] dishes, int cooks, Func<string, GoTask<string>> cook)
{
    var results = new string[dishes.Length];
    var wg = new WaitGroup();
    for (int i = 0; i < dishes.Length; i++)
    {
        int mine = i;
        wg.Go(async () => results[mine] = await cook(dishes[mine]));
    }
    await wg.Wait();
    return results;
}
