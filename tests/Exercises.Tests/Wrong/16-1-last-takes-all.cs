// misconception: remainder-in-one-part
// What is left over goes to the last one.
List<(int From, int To)> Cut(int length, int parts)
{
    var ranges = new List<(int From, int To)>();
    int size = length / parts;
    for (int part = 0; part < parts; part++)
        ranges.Add((part * size, part == parts - 1 ? length : (part + 1) * size));
    return ranges;
}
