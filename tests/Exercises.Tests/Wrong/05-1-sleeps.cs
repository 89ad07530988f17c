// misconception: sleep-as-synchronisation
// Ten goroutines of at most 9 ms are surely done after 50.
async GoTask<int> AddUp()
{
    var results = new int[10];
    for (int i = 0; i < 10; i++)
    {
        int mine = i;
        Go(async () =>
        {
            await Sleep(TimeSpan.FromMilliseconds(mine));
            results[mine] = mine + 1;
        });
    }
    await Sleep(TimeSpan.FromMilliseconds(50));
    return results.Sum();
}
