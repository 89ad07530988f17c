// misconception: one-half-after-the-other
// A goroutine for one half makes it parallel, wherever the Wait is.
async GoTask SortParallel(
    ArraySegment<int> part,
    int grain,
    Func<ArraySegment<int>, GoTask> sort,
    Func<ArraySegment<int>, ArraySegment<int>, GoTask> merge
)
{
    if (part.Count <= grain)
    {
        await sort(part);
        return;
    }
    int half = part.Count / 2;
    var (left, right) = (part[..half], part[half..]);
    var leftDone = new WaitGroup();
    leftDone.Go(() => SortParallel(left, grain, sort, merge));
    await leftDone.Wait();
    await SortParallel(right, grain, sort, merge);
    await merge(left, right);
}
