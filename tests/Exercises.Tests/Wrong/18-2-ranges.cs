// misconception: rounds-mixed
// If the ranges overlap, nothing can be said.
string Judge(double[] mine, double[] theirs)
{
    if (mine.Length < 3)
        return "cannot tell";
    if (mine.Max() < theirs.Min())
        return "faster";
    if (mine.Min() > theirs.Max())
        return "slower";
    return "cannot tell";
}
