async GoTask TestCounter(ICounter counter)
{
    int[] additions = [3, 4];
    var wg = new WaitGroup();
    foreach (int n in additions)
        wg.Go(async () => await counter.Add(n));
    await wg.Wait();
    int total = await counter.Total();
    if (total != additions.Sum())
        Panic($"{string.Join(" + ", additions)} is not {total}");
}
