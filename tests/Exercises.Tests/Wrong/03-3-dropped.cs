// misconception: work-dropped
// 10 ms is what was asked for.
async GoTask Job()
{
    await Work(TimeSpan.FromMilliseconds(10));
}
