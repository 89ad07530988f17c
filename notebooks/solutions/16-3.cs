async GoTask Share(int items, int workers, Func<int, GoTask> process)
{
    var next = new AtomicInt32();
    var wg = new WaitGroup();
    for (int w = 0; w < workers; w++)
        wg.Go(async () =>
        {
            for (int item = next.Add(1) - 1; item < items; item = next.Add(1) - 1)
                await process(item);
        });
    await wg.Wait();
}
