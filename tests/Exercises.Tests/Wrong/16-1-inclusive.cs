// misconception: parts-overlap
// Rounding up makes sure that nothing is lost.
List<(int From, int To)> Cut(int length, int parts)
{
    var ranges = new List<(int From, int To)>();
    for (int part = 0; part < parts; part++)
        ranges.Add((part * length / parts, ((part + 1) * length + parts - 1) / parts));
    return ranges;
}
