// misconception: fixed-places
// If each takes every fourth item, long and short ones are mixed, and it evens out.
async GoTask Share(int items, int workers, Func<int, GoTask> process)
{
    var wg = new WaitGroup();
    for (int w = 0; w < workers; w++)
    {
        int worker = w;
        wg.Go(async () =>
        {
            for (int item = worker; item < items; item += workers)
                await process(item);
        });
    }
    await wg.Wait();
}
