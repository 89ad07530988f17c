// misconception: remainder-lost
// All parts have the same size: the length divided by their number.
async GoTask<double> SumInParts(
    double[] numbers,
    int parts,
    Func<ArraySegment<double>, GoTask<double>> sum
)
{
    var all = new ArraySegment<double>(numbers);
    int size = numbers.Length / parts;
    var sums = new double[parts];
    var wg = new WaitGroup();
    for (int p = 0; p < parts; p++)
    {
        int part = p;
        wg.Go(async () => sums[part] = await sum(all[(part * size)..((part + 1) * size)]));
    }
    await wg.Wait();
    return sums.Sum();
}
