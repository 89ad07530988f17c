// misconception: always-decides
// The median is what a benchmark says.
string Judge(double[] mine, double[] theirs)
{
    if (mine.Length < 3)
        return "cannot tell";
    double Median(double[] rounds) => rounds.Order().ElementAt(rounds.Length / 2);
    return Median(mine) < Median(theirs) ? "faster" : "slower";
}
