// misconception: product-too-large
// What is divided again at the end cannot become too large.
List<(int From, int To)> Cut(int length, int parts)
{
    var ranges = new List<(int From, int To)>();
    for (int part = 0; part < parts; part++)
        ranges.Add((part * length / parts, (part + 1) * length / parts));
    return ranges;
}
