// misconception: returns-before-done
// The results are in their places as soon as the goroutines have been started.
async GoTask<double> SumInParts(
    double[] numbers,
    int parts,
    Func<ArraySegment<double>, GoTask<double>> sum
)
{
    var all = new ArraySegment<double>(numbers);
    var sums = new double[parts];
    for (int p = 0; p < parts; p++)
    {
        int part = p;
        var (from, to) = (part * numbers.Length / parts, (part + 1) * numbers.Length / parts);
        Go(async () => sums[part] = await sum(all[from..to]));
    }
    await Gosched();
    return sums.Sum();
}
