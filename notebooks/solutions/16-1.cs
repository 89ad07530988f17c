List<(int From, int To)> Cut(int length, int parts)
{
    var ranges = new List<(int From, int To)>();
    for (long part = 0; part < parts; part++)
        ranges.Add(((int)(part * length / parts), (int)((part + 1) * length / parts)));
    return ranges;
}
