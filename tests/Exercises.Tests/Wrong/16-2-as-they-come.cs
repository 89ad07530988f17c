// misconception: adds-in-order-of-arrival
// A sum does not depend on the order.
async GoTask<double> SumInParts(
    double[] numbers,
    int parts,
    Func<ArraySegment<double>, GoTask<double>> sum
)
{
    var all = new ArraySegment<double>(numbers);
    var sums = new Chan<double>();
    for (int p = 0; p < parts; p++)
    {
        var (from, to) = (p * numbers.Length / parts, (p + 1) * numbers.Length / parts);
        Go(async () => await sums.Send(await sum(all[from..to])));
    }

    double total = 0;
    for (int p = 0; p < parts; p++)
        total += await sums.Receive();
    return total;
}
