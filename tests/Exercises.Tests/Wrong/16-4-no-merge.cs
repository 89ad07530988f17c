// misconception: not-sorted
// Two sorted halves are a sorted whole.
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
    await SortParallel(right, grain, sort, merge);
    await leftDone.Wait();
}
