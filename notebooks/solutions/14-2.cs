async GoTask<string[]> InOrder(
    string[] dishes, int cooks, Func<string, GoTask<string>> cook)
{
    var results = new string[dishes.Length]; // a place for each: the order is no question
    var places = new Chan<Unit>(cooks);
    var wg = new WaitGroup();
    for (int i = 0; i < dishes.Length; i++)
    {
        int mine = i;
        await places.Send(default); // a free cook first, then the goroutine
        wg.Go(async () =>
        {
            results[mine] = await cook(dishes[mine]);
            await places.Receive();
        });
    }
    await wg.Wait();
    return results;
}
