// misconception: one-after-another
// It is divided into parts, so it is parallel.
async GoTask<double> SumInParts(
    double[] numbers,
    int parts,
    Func<ArraySegment<double>, GoTask<double>> sum
)
{
    var all = new ArraySegment<double>(numbers);
    double total = 0;
    for (int p = 0; p < parts; p++)
        total += await sum(all[(p * numbers.Length / parts)..((p + 1) * numbers.Length / parts)]);
    return total;
}
