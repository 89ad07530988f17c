async GoTask<double> SumInParts(
    double[] numbers, int parts, Func<ArraySegment<double>, GoTask<double>> sum)
{
    var all = new ArraySegment<double>(numbers);
    var sums = new double[parts];
    var wg = new WaitGroup();
    for (int p = 0; p < parts; p++)
    {
        int part = p;
        var (from, to) = (part * numbers.Length / parts, (part + 1) * numbers.Length / parts);
        wg.Go(async () => sums[part] = await sum(all[from..to]));
    }
    await wg.Wait();

    double total = 0;
    foreach (double partial in sums)
        total += partial;
    return total;
}
