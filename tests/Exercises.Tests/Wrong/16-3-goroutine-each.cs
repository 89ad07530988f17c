// misconception: a-goroutine-for-each-item
// The scheduler evens it out, so there can be as many goroutines as there are items.
async GoTask Share(int items, int workers, Func<int, GoTask> process)
{
    var wg = new WaitGroup();
    for (int i = 0; i < items; i++)
    {
        int item = i;
        wg.Go(() => process(item));
    }
    await wg.Wait();
}
