// misconception: order-of-arrival
// Believed that results come out of a channel in the order in which the goroutines were started.
async GoTask<string[]> InOrder(string[] dishes, int cooks, Func<string, GoTask<string>> cook)
{
    var waiting = new Chan<string>(dishes.Length);
    foreach (string dish in dishes)
        await waiting.Send(dish);
    waiting.Close();
    var ready = new Chan<string>();
    for (int i = 0; i < cooks; i++)
        Go(async () =>
        {
            await foreach (string dish in waiting)
                await ready.Send(await cook(dish));
        });
    var results = new string[dishes.Length];
    for (int i = 0; i < dishes.Length; i++)
        results[i] = await ready.Receive();
    return results;
}
