// misconception: one-loop-variable
// Believed that each round of a C# for loop has a variable of its own, as in Go since 1.22.
async GoTask<string[]> InOrder(string[] dishes, int cooks, Func<string, GoTask<string>> cook)
{
    var results = new string[dishes.Length];
    var places = new Chan<Unit>(cooks);
    var wg = new WaitGroup();
    for (int i = 0; i < dishes.Length; i++)
    {
        await places.Send(default);
        wg.Go(async () =>
        {
            results[i] = await cook(dishes[i]);
            await places.Receive();
        });
    }
    await wg.Wait();
    return results;
}
