// misconception: item-taken-twice
// Each of the two steps is safe, so both together are.
async GoTask Share(int items, int workers, Func<int, GoTask> process)
{
    var next = new AtomicInt32();
    var wg = new WaitGroup();
    for (int w = 0; w < workers; w++)
        wg.Go(async () =>
        {
            while (true)
            {
                int item = next.Load();
                next.Store(item + 1);
                if (item >= items)
                    return;
                await process(item);
            }
        });
    await wg.Wait();
}
