// misconception: merges-too-early
// When my half is sorted, the other one is, too: they are of the same size.
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
    Go(() => SortParallel(left, grain, sort, merge));
    await SortParallel(right, grain, sort, merge);
    await merge(left, right);
}
