// misconception: remainder-lost
// All parts have the same size: the length divided by their number.
List<(int From, int To)> Cut(int length, int parts)
{
    var ranges = new List<(int From, int To)>();
    int size = length / parts;
    for (int part = 0; part < parts; part++)
        ranges.Add((part * size, (part + 1) * size));
    return ranges;
}
